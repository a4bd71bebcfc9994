package dev.countersign.asl.run;

import dev.countersign.asl.event.Effect;
import dev.countersign.asl.event.Event;
import dev.countersign.asl.event.ExecutionStatus;
import dev.countersign.asl.event.HistoryEvent;
import dev.countersign.asl.event.HistoryEventType;
import dev.countersign.asl.event.MapInput;
import dev.countersign.asl.event.Moment;
import dev.countersign.asl.query.Chance;
import dev.countersign.asl.query.Failure;
import dev.countersign.asl.query.QueryException;
import dev.countersign.asl.state.Machine;
import dev.countersign.asl.state.State;
import dev.countersign.asl.state.TaskState;
import dev.countersign.asl.state.WaitState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One advance. Owns its {@link Ledger}. Runs every branch until it waits for something outside, one state of each in turn, as if all ran at the
 * same time.
 */
public final class Run {

    /** A standard execution lasts a year at most. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Machine machine;
    private final Ledger ledger;
    private final Moment moment;
    private final Chance chance;
    private final Journal journal;
    private final Tasks tasks = new Tasks(this);
    private final Forks forks = new Forks(this);
    private final MapRuns mapRuns = new MapRuns(this);
    private final Deque<Branch> ready = new ArrayDeque<>();

    public Run(Machine machine, Ledger ledger, Moment moment) {
        this.machine = machine;
        this.ledger = ledger;
        this.moment = moment;
        this.chance = new Chance(moment);
        this.journal = new Journal(ledger, moment);
    }

    public void accept(Event event) {
        try {
            new Reception(this).receive(event);
            go();
        } catch (Journal.Full full) {
            fail(
                    root(),
                    Failure.of(
                            Failure.RUNTIME,
                            "The execution reached the maximum number of history events (" + Journal.MAX_EVENTS
                                    + ")."));
        }
    }

    private void go() {
        while (!ready.isEmpty() && isRunning() && !journal.isLong()) {
            enter(ready.remove());
        }
        if (!ready.isEmpty() && isRunning() && ledger.resume == 0) {
            ledger.resume = setTimer(moment.at());
        }
    }

    /** Continues with what an earlier advance left for later. */
    void resume() {
        if (ledger.resume != 0) {
            cancelTimer(ledger.resume);
            ledger.resume = 0;
            findReady(root());
        }
    }

    private void findReady(Branch branch) {
        switch (branch.waiting) {
            case Waiting.ToEnter _ -> ready.add(branch);
            case Fork fork -> fork.running.values().forEach(this::findReady);
            case Waiting.ForTask _,
                    Waiting.ForMapRun _,
                    Waiting.LostMapRun _,
                    Waiting.ForTime _,
                    Waiting.ToRetry _,
                    Waiting.Ended _ -> {}
        }
    }

    private void enter(Branch branch) {
        if (!(branch.waiting instanceof Waiting.ToEnter)) {
            return;
        }
        State state = machine.state(branch.state);
        long before = branch.previous;
        branch.enteredAt = moment.at();
        branch.retryCount = 0;
        branch.retries = new int[state.retriers().size()];
        branch.entered = journal.write(branch, state.type().entered(), Details.entered(state.name(), branch.input));
        branch.beforeEvaluation = state instanceof WaitState ? branch.entered : before;
        attempt(new BranchVisit(this, branch, state));
    }

    /** Runs a state, for the first time or again. */
    void attempt(BranchVisit visit) {
        step(visit, () -> visit.state.run(visit));
    }

    /** Does a step of a state. If an expression fails in it, the state fails. */
    void step(BranchVisit visit, Runnable step) {
        try {
            step.run();
        } catch (QueryException e) {
            stateFailed(visit, Failures.explained(visit, e.failure()));
        }
    }

    /** Moves a branch to its next state. Without one, the branch has succeeded. */
    void proceed(Branch branch, @Nullable String next, JsonNode output) {
        if (next != null) {
            branch.state = next;
            branch.input = output;
            branch.waiting = new Waiting.ToEnter();
            ready.add(branch);
        } else if (branch.parent != null) {
            branch.waiting = new Waiting.Ended();
            forks.ended(branch.parent, branch, output);
        } else {
            branch.waiting = new Waiting.Ended();
            end(ExecutionStatus.SUCCEEDED);
            ledger.output = output;
            journal.writeLast(branch.previous, HistoryEventType.EXECUTION_SUCCEEDED, Details.output(output));
        }
    }

    /** A state failed: retry, else catch, else the branch fails. */
    void stateFailed(BranchVisit visit, Failure failure) {
        Failures.report(this, visit, failure);
        if (Failures.retry(this, visit, failure)) {
            return;
        }
        if (Failure.RUNTIME.equals(failure.error())) {
            fail(visit.branch, failure);
            return;
        }
        forks.reportFailed(visit);
        if (!Failures.recover(this, visit, failure)) {
            branchFailed(visit.branch, failure);
        }
    }

    /** A catcher failed: the state is neither retried nor caught. */
    void failBeyondCatch(BranchVisit visit, Failure failure) {
        Failures.report(this, visit, failure);
        if (Failure.RUNTIME.equals(failure.error())) {
            fail(visit.branch, failure);
        } else {
            branchFailed(visit.branch, failure);
        }
    }

    private void branchFailed(Branch branch, Failure failure) {
        if (branch.parent != null) {
            forks.failed(branch.parent, branch, failure);
        } else {
            fail(branch, failure);
        }
    }

    private void fail(Branch branch, Failure failure) {
        end(ExecutionStatus.FAILED);
        var details = Details.failed(failure);
        ledger.error = details.path("error").asString(null);
        ledger.cause = failure.cause();
        journal.writeLast(branch.previous, HistoryEventType.EXECUTION_FAILED, details);
    }

    /** Ends the execution and cancels everything that it waits for. */
    void end(ExecutionStatus status) {
        ledger.status = status;
        ready.clear();
        cancelTimer(ledger.timeout);
        cancelTimer(ledger.resume);
        ledger.timeout = 0;
        ledger.resume = 0;
        if (ledger.root != null) {
            forks.cancel(ledger.root);
        }
    }

    boolean isRunning() {
        return ledger.status == ExecutionStatus.RUNNING;
    }

    void start(Branch branch) {
        ready.add(branch);
    }

    /** No timer is set for later than an execution can last. */
    long setTimer(Instant at) {
        long timer = ++ledger.lastTimer;
        Instant last = moment.at().plus(LONGEST);
        journal.ask(new Effect.SetTimer(timer, at.isAfter(last) ? last : at));
        return timer;
    }

    void cancelTimer(long timer) {
        if (timer != 0) {
            journal.ask(new Effect.CancelTimer(timer));
        }
    }

    JsonNode context(Branch branch, @Nullable String token) {
        var context = Objects.requireNonNull(ledger.context, "an execution that began has a context");
        return ContextObject.of(
                context, ledger, branch, machine.state(branch.state).type(), token);
    }

    BranchVisit visit(Branch branch) {
        return new BranchVisit(this, branch, machine.state(branch.state));
    }

    Branch root() {
        return Objects.requireNonNull(ledger.root, "an execution that began has a root");
    }

    Machine machine() {
        return machine;
    }

    Ledger ledger() {
        return ledger;
    }

    Moment moment() {
        return moment;
    }

    Chance chance() {
        return chance;
    }

    Journal journal() {
        return journal;
    }

    Tasks tasks() {
        return tasks;
    }

    Forks forks() {
        return forks;
    }

    MapRuns mapRuns() {
        return mapRuns;
    }

    /** The inputs of the executions of a map run; empty if this execution does not wait for it any more. */
    public List<MapInput> inputsOf(long task) {
        Branch branch = isRunning()
                ? Reception.find(
                        root(), waiting -> waiting instanceof Waiting.ForMapRun mapRun && mapRun.task() == task)
                : null;
        return branch != null && branch.waiting instanceof Waiting.ForMapRun mapRun
                ? mapRuns.inputs(visit(branch), mapRun.items(), mapRun.moment())
                : List.of();
    }

    /** The resource of the state that waits for this task; empty if none does. */
    public Optional<String> resourceOf(long task) {
        Branch branch = isRunning()
                ? Reception.find(root(), waiting -> waiting instanceof Waiting.ForTask there && there.task() == task)
                : null;
        return branch != null && machine.state(branch.state) instanceof TaskState state
                ? Optional.of(state.resource().arn())
                : Optional.empty();
    }

    public List<HistoryEvent> history() {
        return journal.history();
    }

    public List<Effect> effects() {
        return journal.effects();
    }
}
