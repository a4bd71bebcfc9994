package dev.countersign.asl.state;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Runs its branches at the same time with the same input; its result is the array of their outputs. */
public record ParallelState(
        String name,
        InputOutput io,
        List<Flow> branches,
        List<Retrier> retriers,
        List<Catcher> catchers,
        @Nullable String next)
        implements State {

    public ParallelState {
        branches = List.copyOf(branches);
        retriers = List.copyOf(retriers);
        catchers = List.copyOf(catchers);
    }

    @Override
    public StateType type() {
        return StateType.PARALLEL;
    }

    @Override
    public void run(Visit visit) {
        visit.fork(branches, io.argumentsFor(visit.scope()));
    }

    /** All branches have succeeded. */
    public void succeeded(Visit visit, JsonNode outputs) {
        visit.exit(io.outcomeOf(visit.scope(), outputs), next);
    }
}
