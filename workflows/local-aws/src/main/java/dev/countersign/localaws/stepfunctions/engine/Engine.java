package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.asl.Event;
import dev.countersign.asl.Execution;
import dev.countersign.asl.ExecutionContext;
import dev.countersign.localaws.stepfunctions.Arns;
import dev.countersign.localaws.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The doors through which something happens to an execution. Each is one transaction: the row is locked, the interpreter runs as far
 * as it can, and the new state, the history, the messages, tokens, timers and calls are committed together or not at all.
 */
public final class Engine {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Duration REDRIVABLE_FOR = Duration.ofDays(14);

    private final Database database;
    private final Definitions definitions;
    private final Advancing advancing;
    private final ChangeWriter writer;
    private final Work work;
    private final Arns arns;
    private final Clock clock;

    Engine(
            Database database,
            Definitions definitions,
            Advancing advancing,
            ChangeWriter writer,
            Work work,
            Arns arns,
            Clock clock) {
        this.database = database;
        this.definitions = definitions;
        this.advancing = advancing;
        this.writer = writer;
        this.work = work;
        this.arns = arns;
        this.clock = clock;
    }

    /**
     * A start that was asked for.
     *
     * @param version the published version to run, or none for the machine as it is
     * @param revision the definition that the machine or the version has, as the caller knows it
     */
    public record Start(
            int machine,
            @Nullable Integer version,
            int revision,
            String name,
            JsonNode input,
            StoredExecution.@Nullable ParentTask parent) {}

    /** How a start ended. */
    public sealed interface StartOutcome {

        /** The execution exists from now on, and its first advance is done. */
        record Started(Instant at) implements StartOutcome {}

        /** The name is taken, or the machine is not what the caller thought. Nothing was done. */
        record NotStarted() implements StartOutcome {}
    }

    public StartOutcome start(Start start) {
        return database.inTransaction(tx -> {
            var outcome = start(tx, start);
            if (outcome instanceof StartOutcome.NotStarted) {
                // The first advance was made before it turned out that the name is taken: its messages must not go out.
                tx.rollback();
            }
            return outcome;
        });
    }

    /** Starts within the caller's transaction. The caller rolls it back where nothing was started. */
    public StartOutcome start(Connection tx, Start start) throws SQLException {
        var definition = definitions.revision(tx, start.revision());
        var waiting = Database.waiting();
        var at = now();
        var context = new ExecutionContext(
                arns.execution(definition.machineName(), start.name()),
                start.name(),
                definition.roleArn(),
                at,
                arns.machine(definition.machineName()),
                definition.machineName());
        var changes = new Changes(Saved.NEW);
        advancing.advance(tx, definition.parsed(), changes, new Event.Started(context, start.input()));
        var row = new StoredExecution(
                new ExecutionKey(start.machine(), 0),
                start.name(),
                start.revision(),
                start.version(),
                changes.execution().status(),
                at,
                changes.isClosed() ? now() : null,
                start.parent(),
                0,
                null);
        var id = writer.insert(tx, row, changes);
        if (id.isEmpty()) {
            Database.forgetSince(waiting);
            return new StartOutcome.NotStarted();
        }
        wakeWorkers(row.withId(id.getAsLong()), changes);
        return new StartOutcome.Started(at);
    }

    /** Hands an answer to the task that this token belongs to; false where nobody waits for it any more. */
    public boolean answer(String token, LongFunction<Event> answer) {
        var hash = Saved.hashBytes(TaskTokens.hash(token));
        return database.inTransaction(tx -> {
            var found = ExecutionRows.lockByToken(tx, hash);
            if (found.isEmpty()) {
                return false;
            }
            var locked = found.get().locked();
            long task = found.get().task();
            var changes = new Changes(locked.saved());
            if (!changes.knowsToken(task)) {
                return false;
            }
            var event = answer.apply(task);
            // A heartbeat of a task without a heartbeat clock is taken, and changes nothing.
            return advance(tx, locked.row(), changes, event).isPresent() || event instanceof Event.TaskHeartbeat;
        });
    }

    /** Ends a running execution. Returns when it ended, now or earlier; nothing where there is no such execution. */
    public Optional<Instant> stop(ExecutionKey key, @Nullable String error, @Nullable String cause) {
        return database.inTransaction(tx -> {
            var locked = ExecutionRows.lock(tx, key);
            if (locked.isEmpty()) {
                return Optional.empty();
            }
            var row = locked.get().row();
            if (row.stoppedAt() != null) {
                return Optional.of(row.stoppedAt());
            }
            return advance(tx, row, new Changes(locked.get().saved()), new Event.Aborted(error, cause))
                    .map(StoredExecution::stoppedAt);
        });
    }

    /** Whether this could be a task token at all: 32 bytes in Base64. */
    public static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** How a redrive ended. */
    public sealed interface RedriveOutcome {

        /** The execution runs again, from where it did not succeed. */
        record Redriven(Instant at) implements RedriveOutcome {}

        /** Nothing was done. */
        record NotRedrivable(String reason) implements RedriveOutcome {}
    }

    /** Lets an execution that did not succeed go on from where it ended. */
    public RedriveOutcome redrive(ExecutionKey key) {
        return database.inTransaction(tx -> {
            var locked = ExecutionRows.lock(tx, key).orElseThrow();
            var obstacle = obstacleToRedrive(locked.row());
            if (obstacle.isPresent()) {
                return new RedriveOutcome.NotRedrivable(obstacle.get());
            }
            var at = now();
            var again = locked.row().redriven(at);
            writer.redrive(again, at);
            if (advance(tx, again, new Changes(locked.saved()), new Event.Redriven())
                    .isEmpty()) {
                Database.forgetSince(0);
                return new RedriveOutcome.NotRedrivable("Execution history event limit exceeded");
            }
            return new RedriveOutcome.Redriven(at);
        });
    }

    /** Why an execution cannot be redriven, in the words of DescribeExecution; empty where it can. */
    public Optional<String> obstacleToRedrive(StoredExecution execution) {
        var stoppedAt = execution.stoppedAt();
        if (stoppedAt == null) {
            return Optional.of("Execution is RUNNING and cannot be redriven");
        }
        if (execution.status() == Execution.Status.SUCCEEDED) {
            return Optional.of("Execution is SUCCEEDED and cannot be redriven");
        }
        return stoppedAt.plus(REDRIVABLE_FOR).isBefore(now())
                ? Optional.of("Execution exceeded the redrivable period of 14 days")
                : Optional.empty();
    }

    /** Fires a timer that is due. Returns false where somebody else holds the execution just now, or the timer is gone. */
    boolean fire(DueTimer timer) {
        return database.inTransaction(tx -> {
            var locked = ExecutionRows.lockForTimer(tx, timer);
            if (locked.isEmpty()) {
                return false;
            }
            var changes = new Changes(locked.get().saved());
            // The row of the timer was read before the lock was had: whether it still counts, the state knows.
            if (!timer.dueAt().equals(changes.timer(timer.timer()))) {
                writer.deleteTimer(timer);
                return true;
            }
            changes.dropTimer(timer.timer());
            var row = locked.get().row();
            if (advance(tx, row, changes, new Event.TimerFired(timer.timer())).isEmpty()) {
                writer.update(row, changes);
            }
            return true;
        });
    }

    /** Gives the answer of a call within the transaction that hands it to the execution. */
    @FunctionalInterface
    interface Answering {

        Event in(Connection tx) throws SQLException;
    }

    /**
     * Tells an execution what a call of its task answered. Where the call was answered before, or is not wanted any more, nothing
     * happens and {@code answering} is not even asked: it may do its work in the same transaction and does it once.
     */
    void answerCall(CallKey key, Answering answering) {
        database.inTransaction(tx -> {
            var locked = ExecutionRows.lock(tx, key.execution());
            if (locked.isEmpty()) {
                writer.deleteCall(key);
                return null;
            }
            var row = locked.get().row();
            var changes = new Changes(locked.get().saved());
            if (changes.knowsCall(key.task())) {
                changes.dropCall(key.task());
                if (advance(tx, row, changes, answering.in(tx)).isEmpty()) {
                    writer.update(row, changes);
                }
            }
            return null;
        });
    }

    /** Gives news within the transaction that tells it; empty where it is no news any more. */
    @FunctionalInterface
    interface Telling {

        Optional<Event> in(Connection tx) throws SQLException;
    }

    /** Tells an execution what others left for it in the table of calls. */
    void tell(CallKey key, Telling telling) {
        database.inTransaction(tx -> {
            var locked = ExecutionRows.lock(tx, key.execution());
            var news = telling.in(tx);
            if (locked.isPresent() && news.isPresent()) {
                var changes = new Changes(locked.get().saved());
                changes.dropTold(key.task());
                if (advance(tx, locked.get().row(), changes, news.get()).isPresent()) {
                    return null;
                }
            }
            writer.deleteCall(key);
            return null;
        });
    }

    /** The row as it is afterwards; empty, with nothing written, where the event meant nothing to the execution. */
    private Optional<StoredExecution> advance(Connection tx, StoredExecution row, Changes changes, Event event)
            throws SQLException {
        var machine = definitions.revision(tx, row.revision()).parsed();
        if (!advancing.advance(tx, machine, changes, event)) {
            return Optional.empty();
        }
        var status = changes.execution().status();
        var after = row.after(status, changes.isClosed() ? now() : null);
        writer.update(after, changes);
        wakeWorkers(after, changes);
        return Optional.of(after);
    }

    private void wakeWorkers(StoredExecution row, Changes changes) {
        var calls = changes.newCalls();
        if (!calls.isEmpty()) {
            Database.afterCommit(() -> calls.forEach(call -> work.call(row.key(), call)));
        }
        changes.eachTimerToInsert((timer, at) -> Database.afterCommit(() -> work.timerAt(at)));
        var parent = row.parent();
        if (parent != null && changes.isClosed()) {
            var ended = ChildEnd.call(parent, row.key());
            writer.insertCall(parent.execution(), ended);
            Database.afterCommit(() -> work.call(parent.execution(), ended));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
