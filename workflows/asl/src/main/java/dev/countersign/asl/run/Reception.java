package dev.countersign.asl.run;

import dev.countersign.asl.event.Event;
import dev.countersign.asl.event.ExecutionStatus;
import dev.countersign.asl.event.HistoryEventType;
import dev.countersign.asl.query.Failure;
import dev.countersign.asl.state.Flow;
import dev.countersign.asl.state.MapState;
import dev.countersign.asl.state.WaitState;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Gives an event to the branch that waits for it. A late event finds no branch and has no effect. */
final class Reception {

    private final Run run;
    private final Ledger ledger;

    Reception(Run run) {
        this.run = run;
        this.ledger = run.ledger();
    }

    void receive(Event event) {
        if (event instanceof Event.Started started) {
            begin(started);
        } else if (event instanceof Event.Redriven) {
            redrive();
        } else if (run.isRunning()) {
            switch (event) {
                case Event.TaskSubmitted e ->
                    forTask(e.task(), (branch, _) -> run.tasks().submitted(branch, e.output()));
                case Event.TaskSucceeded e -> succeeded(e);
                case Event.TaskFailed e -> failed(e);
                case Event.TaskHeartbeat e ->
                    forTask(e.task(), (_, task) -> run.tasks().heartbeat(task));
                case Event.TimerFired e -> fired(e.timer());
                case Event.Aborted e -> abort(e);
                case Event.Redriven _, Event.Started _ -> {}
            }
        }
    }

    private void begin(Event.Started event) {
        if (ledger.status != null) {
            return;
        }
        ledger.status = ExecutionStatus.RUNNING;
        ledger.context = event.context();
        ledger.input = event.input();
        ledger.map = event.map();
        var root = new Branch(null, 0, flow().startAt(), event.input());
        ledger.root = root;
        run.journal().write(0, HistoryEventType.EXECUTION_STARTED, Details.started(event.input(), event.context()));
        setTimeout(event.context().startedAt());
        run.start(root);
    }

    private Flow flow() {
        String map = ledger.map;
        return map == null ? run.machine().flow() : ((MapState) run.machine().state(map)).processor();
    }

    /** The limit of a machine is that of its executions, not of those that a Map of it starts. */
    private void setTimeout(Instant start) {
        if (ledger.map == null) {
            run.machine()
                    .timeoutSeconds()
                    .ifPresent(seconds -> ledger.timeout = run.setTimer(start.plusSeconds(seconds)));
        }
    }

    private void redrive() {
        boolean over = ledger.status != null && !run.isRunning() && ledger.status != ExecutionStatus.SUCCEEDED;
        if (!over || ledger.lastEvent >= Journal.MAX_EVENTS - 1) {
            return;
        }
        ledger.status = ExecutionStatus.RUNNING;
        ledger.error = null;
        ledger.cause = null;
        ledger.redrives++;
        ledger.redrivenAt = run.moment().at();
        long id = run.journal()
                .write(
                        ledger.lastEvent,
                        HistoryEventType.EXECUTION_REDRIVEN,
                        Details.none().put("redriveCount", ledger.redrives));
        setTimeout(run.moment().at());
        run.forks().redrive(run.root(), id);
    }

    private void abort(Event.Aborted event) {
        run.end(ExecutionStatus.ABORTED);
        ledger.error = event.error();
        ledger.cause = event.cause();
        run.journal()
                .writeLast(
                        0,
                        HistoryEventType.EXECUTION_ABORTED,
                        Details.failed(Details.none(), event.error(), event.cause()));
    }

    private void succeeded(Event.TaskSucceeded event) {
        forTask(event.task(), (branch, _) -> run.tasks().succeeded(branch, event.output()));
        forMapRun(event.task(), branch -> run.mapRuns().succeeded(branch, event.output()));
    }

    private void failed(Event.TaskFailed event) {
        forTask(event.task(), (branch, _) -> run.tasks().failed(branch, event.error(), event.cause()));
        forMapRun(event.task(), branch -> run.mapRuns().failed(branch, event.error(), event.cause()));
    }

    private void forMapRun(long id, Consumer<Branch> action) {
        Branch branch = find(run.root(), waiting -> waiting instanceof Waiting.ForMapRun there && there.task() == id);
        if (branch != null) {
            action.accept(branch);
        }
    }

    private void forTask(long id, BiConsumer<Branch, Waiting.ForTask> action) {
        Branch branch = find(run.root(), waiting -> waiting instanceof Waiting.ForTask task && task.task() == id);
        if (branch != null) {
            action.accept(branch, (Waiting.ForTask) branch.waiting);
        }
    }

    private void fired(long timer) {
        if (timer == ledger.resume) {
            run.resume();
            return;
        }
        if (timer == ledger.timeout) {
            timeOut();
            return;
        }
        Branch branch = find(run.root(), waiting -> awaits(waiting, timer));
        if (branch == null) {
            return;
        }
        BranchVisit visit = run.visit(branch);
        switch (branch.waiting) {
            case Waiting.ForTime _ -> run.step(visit, () -> ((WaitState) visit.state).over(visit));
            case Waiting.ToRetry _ -> run.attempt(visit);
            case Waiting.ForTask task ->
                run.tasks()
                        .timedOut(branch, task, timer == task.timeout() ? Failure.TIMEOUT : Failure.HEARTBEAT_TIMEOUT);
            case Waiting.ForMapRun _, Waiting.LostMapRun _, Fork _, Waiting.ToEnter _, Waiting.Ended _ ->
                throw new IllegalStateException("waits for no timer");
        }
    }

    private void timeOut() {
        ledger.timeout = 0;
        run.end(ExecutionStatus.TIMED_OUT);
        run.journal()
                .writeLast(
                        0, HistoryEventType.EXECUTION_TIMED_OUT, Details.failed(Details.none(), Failure.TIMEOUT, null));
    }

    private static boolean awaits(Waiting waiting, long timer) {
        return switch (waiting) {
            case Waiting.ForTime wait -> wait.timer() == timer;
            case Waiting.ToRetry retry -> retry.timer() == timer;
            case Waiting.ForTask task -> task.timeout() == timer || task.heartbeat() == timer;
            case Waiting.ForMapRun _, Waiting.LostMapRun _, Fork _, Waiting.ToEnter _, Waiting.Ended _ -> false;
        };
    }

    static @Nullable Branch find(Branch branch, Predicate<Waiting> test) {
        if (test.test(branch.waiting)) {
            return branch;
        }
        if (branch.waiting instanceof Fork fork) {
            for (Branch inner : fork.running.values()) {
                Branch found = find(inner, test);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
