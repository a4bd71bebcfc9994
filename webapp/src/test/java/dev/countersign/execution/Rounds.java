package dev.countersign.execution;

import tools.jackson.databind.json.JsonMapper;

/** Runs the comparison of requests with their executions when a test says so, as the job runner does. */
public final class Rounds {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ReconciliationRounds rounds;
    private String kept = JSON.writeValueAsString(ReconciliationPlan.START);

    public Rounds(ReconciliationRounds rounds) {
        this.rounds = rounds;
    }

    /** What one run leaves is all that the next one knows. */
    public void run() {
        kept = JSON.writeValueAsString(rounds.run(JSON.readValue(kept, ReconciliationPlan.class)));
    }
}
