package dev.countersign.asl.run;

import dev.countersign.asl.event.Effect;
import dev.countersign.asl.event.HistoryEventType;
import dev.countersign.asl.query.Failure;
import dev.countersign.asl.query.Scope;
import dev.countersign.asl.state.Flow;
import dev.countersign.asl.state.MapState;
import dev.countersign.asl.state.ParallelState;
import dev.countersign.asl.state.State;
import dev.countersign.asl.state.StateType;
import dev.countersign.asl.state.Tolerance;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The branches of a Parallel and the iterations of a Map: how they start and end, and how one ends the others. */
final class Forks {

    /** An inline Map runs no more iterations than this at the same time. */
    private static final int MAX_TOGETHER = 40;

    static final Failure TOO_MANY =
            Failure.of(Failure.ITEM_THRESHOLD, "The specified tolerated failure threshold was exceeded");

    private final Run run;

    Forks(Run run) {
        this.run = run;
    }

    void fork(BranchVisit visit, List<Flow> flows, JsonNode input) {
        Sizes.require(input, visit.state);
        Branch parent = visit.branch;
        long started = run.journal().write(parent, HistoryEventType.PARALLEL_STATE_STARTED, Details.none());
        var fork = new Fork(flows.size(), null, 0, Tolerance.NONE);
        parent.waiting = fork;
        for (int index = 0; index < flows.size(); index++) {
            begin(parent, fork, index, flows.get(index), input, started);
        }
    }

    void iterate(BranchVisit visit, ArrayNode items, long together, LongSupplier tolerated) {
        Branch parent = visit.branch;
        run.journal()
                .write(
                        parent,
                        HistoryEventType.MAP_STATE_STARTED,
                        Details.none().put("length", items.size()));
        var fork = new Fork(items.size(), items, together, tolerated.getAsLong());
        parent.waiting = fork;
        if (items.isEmpty()) {
            complete(parent, fork);
        } else {
            startIterations(visit, fork, parent.previous);
        }
    }

    private void startIterations(BranchVisit visit, Fork fork, long previous) {
        MapState map = (MapState) visit.state;
        ArrayNode items = Objects.requireNonNull(fork.items);
        long most = fork.together == 0 ? MAX_TOGETHER : Math.min(fork.together, MAX_TOGETHER);
        while (fork.started < fork.size && fork.running.size() < most) {
            int index = fork.started++;
            JsonNode input =
                    map.items().inputOf(withItem(visit.scope(), index, items.get(index)), items.get(index), map.io());
            Sizes.require(input, map);
            long started = run.journal()
                    .write(previous, HistoryEventType.MAP_ITERATION_STARTED, Details.iteration(map.name(), index));
            begin(visit.branch, fork, index, map.processor(), input, started);
        }
    }

    static Scope withItem(Scope scope, int index, JsonNode item) {
        return scope.withContext(() -> {
            ObjectNode context = (ObjectNode) scope.context().get();
            ContextObject.item(context, index, item);
            return context;
        });
    }

    private void begin(Branch parent, Fork fork, int index, Flow flow, JsonNode input, long previous) {
        var branch = new Branch(parent, index, flow.startAt(), input);
        branch.previous = previous;
        fork.running.put(index, branch);
        run.start(branch);
    }

    /** A branch succeeded. */
    void ended(Branch parent, Branch branch, JsonNode output) {
        var fork = (Fork) parent.waiting;
        if (fork.items != null) {
            iterationEnded(parent, branch, HistoryEventType.MAP_ITERATION_SUCCEEDED);
        } else {
            parent.previous = branch.previous;
        }
        settle(parent, fork, branch, output);
    }

    private void iterationEnded(Branch parent, Branch branch, HistoryEventType type) {
        long id = run.journal().write(branch.previous, type, Details.iteration(parent.state, branch.index));
        parent.previous = id;
        parent.beforeEvaluation = id;
    }

    private void settle(Branch parent, Fork fork, Branch branch, JsonNode output) {
        fork.running.remove(branch.index);
        fork.outputs.put(branch.index, output);
        if (fork.isDone()) {
            complete(parent, fork);
        } else if (fork.items != null) {
            BranchVisit visit = run.visit(parent);
            run.step(visit, () -> startIterations(visit, fork, branch.previous));
        }
    }

    private void complete(Branch parent, Fork fork) {
        BranchVisit visit = run.visit(parent);
        JsonNode result = fork.result();
        boolean map = fork.items != null;
        run.journal()
                .write(
                        parent.previous,
                        map ? HistoryEventType.MAP_STATE_SUCCEEDED : HistoryEventType.PARALLEL_STATE_SUCCEEDED,
                        Details.none());
        run.step(visit, () -> {
            switch (visit.state) {
                case MapState state -> state.succeeded(visit, result);
                case ParallelState state -> state.succeeded(visit, result);
                case State other -> throw new IllegalStateException(other.name() + " has no branches");
            }
        });
    }

    /** A branch failed. Unless this is tolerated, the whole state and every other branch fail with it. */
    void failed(Branch parent, Branch branch, Failure failure) {
        var fork = (Fork) parent.waiting;
        if (!(branch.waiting instanceof Waiting.LostMapRun)) {
            branch.waiting = new Waiting.Ended();
        }
        if (fork.items != null) {
            run.journal()
                    .write(
                            branch.previous,
                            HistoryEventType.MAP_ITERATION_FAILED,
                            Details.iteration(parent.state, branch.index));
            if (++fork.failures <= fork.tolerated) {
                settle(parent, fork, branch, Failures.errorOutput(failure));
                return;
            }
        }
        State last = run.machine().state(branch.state);
        if (last.type() == StateType.TASK) {
            run.journal().write(branch.previous, HistoryEventType.TASK_STATE_ABORTED, Details.none());
        }
        parent.previous = branch.previous;
        abort(parent, fork, branch);
        run.stateFailed(run.visit(parent), fork.tolerated == Tolerance.NONE ? failure : TOO_MANY);
    }

    /** Aborts the other branches of the fork. Their states are kept, so that a redrive can continue from there. */
    private void abort(Branch parent, Fork fork, Branch failed) {
        long previous = failed.previous;
        for (Branch sibling : fork.running.values()) {
            if (sibling.equals(failed)) {
                continue;
            }
            run.tasks().tellIfOverdue(sibling);
            if (fork.items != null) {
                run.journal()
                        .write(
                                previous,
                                HistoryEventType.MAP_ITERATION_ABORTED,
                                Details.iteration(parent.state, sibling.index));
            }
            if (sibling.waiting instanceof Fork inner) {
                abort(sibling, inner, failed);
            }
            if (sibling.waiting instanceof Waiting.ForMapRun) {
                run.journal().write(previous, HistoryEventType.MAP_RUN_ABORTED, Details.none());
            }
            if (!(sibling.waiting instanceof Waiting.ToEnter)) {
                State state = run.machine().state(sibling.state);
                state.type().aborted().ifPresent(type -> run.journal().write(previous, type, Details.none()));
            }
            cancel(sibling);
        }
    }

    /** A Parallel or Map has failed and is not retried. */
    void reportFailed(BranchVisit visit) {
        switch (visit.state) {
            case MapState _ -> run.journal().write(visit.branch, HistoryEventType.MAP_STATE_FAILED, Details.none());
            case ParallelState _ ->
                run.journal().write(visit.branch, HistoryEventType.PARALLEL_STATE_FAILED, Details.none());
            case State _ -> {}
        }
    }

    /** Cancels everything that this branch waits for. */
    void cancel(Branch branch) {
        switch (branch.waiting) {
            case Waiting.ForTask task -> {
                run.tasks().cancel(branch, task);
                run.tasks().stopClocks(branch);
            }
            case Waiting.ForMapRun mapRun -> {
                run.journal().ask(new Effect.CancelTask(mapRun.task(), true));
                branch.waiting = new Waiting.LostMapRun(mapRun);
            }
            case Waiting.ForTime wait -> run.cancelTimer(wait.timer());
            case Waiting.ToRetry retry -> run.cancelTimer(retry.timer());
            case Fork fork -> fork.running.values().forEach(this::cancel);
            case Waiting.ToEnter _, Waiting.LostMapRun _, Waiting.Ended _ -> {}
        }
        switch (branch.waiting) {
            case Waiting.ForTask _, Waiting.ForTime _, Waiting.ToRetry _ -> branch.waiting = new Waiting.Ended();
            case Fork _, Waiting.ForMapRun _, Waiting.LostMapRun _, Waiting.ToEnter _, Waiting.Ended _ -> {}
        }
    }

    /** Continues a redriven execution with the branches that failed, were aborted, or have not started. */
    void redrive(Branch branch, long redriven) {
        if (branch.waiting instanceof Fork fork) {
            List.copyOf(fork.running.values()).forEach(inner -> redrive(inner, redriven));
            if (fork.isDone()) {
                complete(branch, fork);
            } else if (fork.items != null) {
                BranchVisit visit = run.visit(branch);
                run.step(visit, () -> startIterations(visit, fork, redriven));
            }
            return;
        }
        branch.previous = redriven;
        branch.beforeEvaluation = redriven;
        if (branch.waiting instanceof Waiting.ToEnter) {
            run.start(branch);
        } else if (branch.waiting instanceof Waiting.LostMapRun lost) {
            run.mapRuns().redrive(branch, lost);
        } else {
            branch.retryCount = 0;
            Arrays.fill(branch.retries, 0);
            run.attempt(run.visit(branch));
        }
    }
}
