package dev.countersign.asl.run;

import dev.countersign.asl.query.Failure;
import dev.countersign.asl.query.Scope;
import dev.countersign.asl.state.Flow;
import dev.countersign.asl.state.Outcome;
import dev.countersign.asl.state.Resource;
import dev.countersign.asl.state.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** One visit of a branch to a state: what the state can read and what it can do. */
public final class Visit {

    private final Run run;
    final Branch branch;
    final State state;
    private @Nullable String token;

    Visit(Run run, Branch branch, State state) {
        this.run = run;
        this.branch = branch;
        this.state = state;
        this.token = branch.waiting instanceof Waiting.ForTask task ? task.token() : null;
    }

    public Scope scope() {
        String issued = token;
        return new Scope(branch.input, null, null, () -> run.context(branch, issued), branch::variable, run.chance());
    }

    /** Leaves the state. The branch ends if {@code next} is null. */
    public void exit(Outcome outcome, @Nullable String next) {
        Sizes.require(outcome.output(), state);
        if (!outcome.assigned().isEmpty()) {
            Sizes.requireVariables(outcome.assigned(), branch, state);
        }
        leave(outcome, next);
    }

    private void leave(Outcome outcome, @Nullable String next) {
        for (Map.Entry<String, JsonNode> variable : outcome.assigned().entrySet()) {
            branch.variables.put(variable.getKey(), variable.getValue());
        }
        state.type()
                .exited()
                .ifPresent(type -> run.journal().write(branch, type, Details.exited(state.name(), outcome)));
        run.proceed(branch, next, outcome.output());
    }

    public void fail(Failure failure) {
        run.stateFailed(this, failure);
    }

    /** Creates the token in {@code Task.Token} of the context object. */
    public void issueToken() {
        token = run.chance().token();
    }

    /** Calls a service. Seconds of 0 mean no limit. */
    public void call(Resource resource, JsonNode arguments, long timeoutSeconds, long heartbeatSeconds) {
        run.tasks().schedule(this, resource, arguments, timeoutSeconds, heartbeatSeconds);
    }

    @Nullable
    String token() {
        return token;
    }

    public void waitUntil(Instant time) {
        branch.waiting = new Waiting.ForTime(run.setTimer(time));
    }

    /** Runs flows at the same time, each with this input. */
    public void fork(List<Flow> flows, JsonNode input) {
        run.forks().fork(this, flows, input);
    }

    /**
     * Runs the processor of a Map once for each item.
     *
     * @param tolerated how many may fail; evaluated after the event that the Map has started
     */
    public void iterate(ArrayNode items, long together, LongSupplier tolerated) {
        run.forks().iterate(this, items, together, tolerated);
    }
}
