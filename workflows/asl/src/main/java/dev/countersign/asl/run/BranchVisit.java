package dev.countersign.asl.run;

import dev.countersign.asl.query.Failure;
import dev.countersign.asl.query.Scope;
import dev.countersign.asl.state.Flow;
import dev.countersign.asl.state.Outcome;
import dev.countersign.asl.state.Resource;
import dev.countersign.asl.state.State;
import dev.countersign.asl.state.Tolerance;
import dev.countersign.asl.state.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The visit of a branch to one of its states, in a run. */
final class BranchVisit implements Visit {

    private final Run run;
    final Branch branch;
    final State state;
    private @Nullable String token;

    BranchVisit(Run run, Branch branch, State state) {
        this.run = run;
        this.branch = branch;
        this.state = state;
        this.token = branch.waiting instanceof Waiting.ForTask task ? task.token() : null;
    }

    @Override
    public Scope scope() {
        String issued = token;
        return new Scope(branch.input, null, null, () -> run.context(branch, issued), branch::variable, run.chance());
    }

    @Override
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

    @Override
    public void fail(Failure failure) {
        run.stateFailed(this, failure);
    }

    @Override
    public void issueToken() {
        token = run.chance().token();
    }

    @Override
    public void call(Resource resource, JsonNode arguments, long timeoutSeconds, long heartbeatSeconds) {
        run.tasks().schedule(this, resource, arguments, timeoutSeconds, heartbeatSeconds);
    }

    @Nullable
    String token() {
        return token;
    }

    @Override
    public void waitUntil(Instant time) {
        branch.waiting = new Waiting.ForTime(run.setTimer(time));
    }

    @Override
    public void fork(List<Flow> flows, JsonNode input) {
        run.forks().fork(this, flows, input);
    }

    @Override
    public void iterate(ArrayNode items, long together, LongSupplier tolerated) {
        run.forks().iterate(this, items, together, tolerated);
    }

    @Override
    public void distribute(ArrayNode items, long together, Supplier<Tolerance.Limits> tolerated) {
        run.mapRuns().start(this, items, together, tolerated);
    }
}
