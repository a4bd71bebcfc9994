package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.asl.event.Event;
import dev.countersign.asl.event.ExecutionContext;
import dev.countersign.asl.event.ExecutionStatus;
import dev.countersign.localaws.stepfunctions.protocol.Arns;
import dev.countersign.localaws.store.Database;
import dev.countersign.localaws.store.OptimisticLockFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Everything that changes an execution. Each method is one transaction: the interpreter runs as far as it can, starting from the known state,
 * and the new state, the history, messages, tokens, timers and calls are committed together or not at all. Rows are not locked before. If
 * another engine has changed the execution meanwhile, nothing is written and the event is applied to the current state.
 */
public final class Engine {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private static final Duration REDRIVABLE_FOR = Duration.ofDays(14);

    private final Database database;
    private final ExecutionTransactions executions;
    private final Definitions definitions;
    private final Advancing advancing;
    private final ChangeWriter writer;
    private final Arns arns;
    private final ExecutionIds ids = new ExecutionIds();

    Engine(
            Database database,
            ExecutionTransactions executions,
            Definitions definitions,
            Advancing advancing,
            ChangeWriter writer,
            Arns arns) {
        this.database = database;
        this.executions = executions;
        this.definitions = definitions;
        this.advancing = advancing;
        this.writer = writer;
        this.arns = arns;
    }

    /**
     * A start.
     *
     * @param version the published version to run, or null for the current revision of the machine
     * @param alias the alias that routed to the version, or null
     * @param revision the definition of the machine or version, as the caller knows it
     */
    public record Start(
            int machine,
            @Nullable Integer version,
            @Nullable String alias,
            int revision,
            String name,
            JsonNode input,
            StoredExecution.@Nullable ParentTask parent,
            @Nullable OfMapRun mapRun) {}

    /**
     * What a start knows that a map run makes.
     *
     * @param map the state whose processor is run
     */
    record OfMapRun(String map, String label, StoredExecution.MapItem item) {}

    /** How a start ended. */
    public sealed interface StartOutcome {

        /** The execution exists, and its first advance is done. */
        record Started(Instant at) implements StartOutcome {}

        /** The name is taken, or the machine has changed. Nothing was done. */
        record NotStarted() implements StartOutcome {}
    }

    public StartOutcome start(Start start) {
        try {
            return database.inTransaction(tx -> start(tx, start));
        } catch (OptimisticLockFailure taken) {
            return new StartOutcome.NotStarted();
        }
    }

    /** Starts within the transaction of the caller, which ends with an {@link OptimisticLockFailure} if this is not possible. */
    StartOutcome.Started start(Connection tx, Start start) throws SQLException {
        var definition = definitions.revision(tx, start.revision());
        var at = executions.now();
        var mapRun = start.mapRun();
        var machine = definition.machineName() + (mapRun == null ? "" : "/" + mapRun.label());
        var context = new ExecutionContext(
                arns.execution(machine, start.name()),
                start.name(),
                definition.roleArn(),
                at,
                arns.machine(machine),
                machine);
        var changes = new Changes(Saved.NEW);
        var event = new Event.Started(context, start.input(), mapRun == null ? null : mapRun.map());
        advancing.advance(tx, definition.parsed(), changes, event);
        var row = new StoredExecution(
                new ExecutionKey(start.machine(), ids.next(tx)),
                start.name(),
                start.revision(),
                start.version(),
                start.alias(),
                changes.execution().status(),
                at,
                changes.isClosed() ? executions.now() : null,
                start.parent(),
                mapRun == null ? null : mapRun.item(),
                0,
                null,
                0);
        executions.started(tx, row, changes);
        return new StartOutcome.Started(at);
    }

    /** Gives an answer to the task with this token. Returns false if no task waits for it any more. */
    public boolean answer(String token, LongFunction<Event> answer) {
        var hash = TaskTokens.hash(token);
        return executions
                .ofToken(hash)
                .map(key -> executions.inTurn(key, turn -> {
                    var task = turn.saved().taskOf(hash);
                    if (task.isEmpty()) {
                        return false;
                    }
                    var event = answer.apply(task.getAsLong());
                    // A heartbeat of a task without a heartbeat timeout is accepted and changes nothing.
                    return turn.advance(event).isPresent() || event instanceof Event.TaskHeartbeat;
                }))
                .flatMap(Function.identity())
                .orElse(false);
    }

    /** The ARN of the state machine whose task waits for this token; empty if none does. */
    public Optional<String> machineOfToken(String token) {
        return executions
                .ofToken(TaskTokens.hash(token))
                .flatMap(executions::find)
                .map(known -> known.saved().execution().context().stateMachineArn());
    }

    /** Ends a running execution. Returns when it ended, now or earlier; empty if there is no such execution. */
    public Optional<Instant> stop(ExecutionKey key, @Nullable String error, @Nullable String cause) {
        return executions
                .inTurn(key, turn -> {
                    var stoppedAt = turn.row().stoppedAt();
                    return stoppedAt != null
                            ? Optional.of(stoppedAt)
                            : turn.advance(new Event.Aborted(error, cause)).map(StoredExecution::stoppedAt);
                })
                .flatMap(Function.identity());
    }

    /** Whether this has the form of a task token: 32 bytes in Base64. */
    public static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** How a redrive ended. */
    public sealed interface RedriveOutcome {

        /** The execution runs again, from the state that failed. */
        record Redriven(Instant at) implements RedriveOutcome {}

        /** Nothing was done. */
        record NotRedrivable(String reason) implements RedriveOutcome {}
    }

    /** Continues an execution that did not succeed, from where it ended. */
    public RedriveOutcome redrive(ExecutionKey key) {
        return executions
                .inTurn(key, turn -> redrive(turn, obstacleToRedrive(turn.row())))
                .orElseThrow();
    }

    /** The same for one that a map run started, with that map run. Returns false if it cannot continue. */
    boolean redriveItem(ExecutionKey key) {
        return executions
                .inTurn(key, turn -> redrive(turn, obstacleToRedriveItem(turn.row())))
                .map(outcome -> outcome instanceof RedriveOutcome.Redriven)
                .orElse(false);
    }

    private RedriveOutcome redrive(ExecutionTransactions.Turn turn, Optional<String> obstacle) throws SQLException {
        if (obstacle.isPresent()) {
            return new RedriveOutcome.NotRedrivable(obstacle.get());
        }
        var at = executions.now();
        return turn.advance(turn.row().redriven(at), turn.changes(), new Event.Redriven())
                .<RedriveOutcome>map(again -> new RedriveOutcome.Redriven(at))
                .orElseGet(() -> new RedriveOutcome.NotRedrivable("Execution history event limit exceeded"));
    }

    /** Why an execution cannot be redriven, in the words of DescribeExecution; empty if it can. */
    public Optional<String> obstacleToRedrive(StoredExecution execution) {
        var obstacle = obstacleToRedriveItem(execution);
        return obstacle.isEmpty() && execution.item() != null
                ? Optional.of("Execution was started by a Map Run and cannot be redriven by itself")
                : obstacle;
    }

    private Optional<String> obstacleToRedriveItem(StoredExecution execution) {
        var stoppedAt = execution.stoppedAt();
        if (stoppedAt == null) {
            return Optional.of("Execution is RUNNING and cannot be redriven");
        }
        if (execution.status() == ExecutionStatus.SUCCEEDED) {
            return Optional.of("Execution is SUCCEEDED and cannot be redriven");
        }
        return stoppedAt.plus(REDRIVABLE_FOR).isBefore(executions.now())
                ? Optional.of("Execution exceeded the redrivable period of 14 days")
                : Optional.empty();
    }

    /** Fires a timer that is due, or deletes it if the execution does not know of it any more. */
    void fire(DueTimer timer) {
        var there = executions.inTurn(timer.execution(), turn -> {
            var changes = turn.changes();
            if (!timer.dueAt().equals(changes.timer(timer.timer()))) {
                writer.deleteTimer(timer);
                return true;
            }
            changes.dropTimer(timer.timer());
            turn.advanceOrKeep(changes, new Event.TimerFired(timer.timer()));
            return true;
        });
        if (there.isEmpty()) {
            write(() -> writer.deleteTimer(timer));
        }
    }

    /** Computes the answer of a call, within the transaction that gives it to the execution. */
    @FunctionalInterface
    interface Answering {

        Event in(Connection tx) throws SQLException;
    }

    /**
     * Gives an execution the answer of a call. If the call was answered before or nobody waits for it, nothing happens and {@code answering} is not
     * called. So work that {@code answering} does in this transaction is done once.
     */
    void answerCall(CallKey key, Answering answering) {
        var there = executions.inTurn(key.execution(), turn -> {
            var changes = turn.changes();
            if (changes.knowsCall(key.task())) {
                changes.dropCall(key.task());
                turn.advanceOrKeep(changes, answering.in(turn.tx()));
            }
            return true;
        });
        if (there.isEmpty()) {
            write(() -> writer.deleteCall(key));
        }
    }

    /** Ends a map run together with the answer to the execution that waits for it. What still runs of it is stopped. */
    void endMapRun(CallKey key, String status, Answering answering) {
        answerCall(key, tx -> {
            MapRunRows.end(key, status, executions.now());
            if (!status.equals("SUCCEEDED")) {
                MapRunRows.stopExecutionsOf(key);
                executions.wakeStops();
            }
            return answering.in(tx);
        });
    }

    /**
     * Computes an event within the transaction that applies it, from the resource of the task that waits; empty if the event does not hold any
     * more.
     */
    @FunctionalInterface
    interface Telling {

        Optional<Event> in(Connection tx, String resource) throws SQLException;
    }

    /** Tells an execution what other executions left for it in the table of calls. */
    void tell(CallKey key, Telling telling) {
        var there = executions.inTurn(key.execution(), turn -> {
            var resource = turn.resourceOf(-key.task());
            var news = resource.isEmpty() ? Optional.<Event>empty() : telling.in(turn.tx(), resource.get());
            var changes = turn.changes();
            changes.dropTold(key.task());
            if (news.isEmpty() || turn.advance(turn.row(), changes, news.get()).isEmpty()) {
                writer.deleteCall(key);
            }
            return true;
        });
        if (there.isEmpty()) {
            write(() -> writer.deleteCall(key));
        }
    }

    private void write(Runnable writing) {
        database.inTransaction(_ -> {
            writing.run();
            return true;
        });
    }
}
