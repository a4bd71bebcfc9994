package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.localaws.calls.TaskCalls;
import dev.countersign.localaws.keys.Sealing;
import dev.countersign.localaws.stepfunctions.integration.Integrations;
import dev.countersign.localaws.stepfunctions.integration.SdkMetadata;
import dev.countersign.localaws.stepfunctions.machine.MachineRows;
import dev.countersign.localaws.stepfunctions.machine.Routes;
import dev.countersign.localaws.stepfunctions.protocol.Arns;
import dev.countersign.localaws.store.Database;
import dev.countersign.localaws.store.DatabaseFailure;
import dev.countersign.localaws.work.Worker;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The engine with its workers, for timers that are due and for calls to the outside. A commit of this process tells them at once; work of
 * other processes they find by polling.
 */
public final class Workers implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_SEARCHES = Duration.ofSeconds(5);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofSeconds(30);

    private final Database database;
    private final Engine engine;
    private final ExecutionReader reader;
    private final Presence presence;
    private final TimerWorker timers;
    private final CallWorker calls;
    private final MapRuns mapRuns;
    private final SingleCall singleCall;
    private final StopWorker stops;
    private final Semaphore stopsWanted = new Semaphore(0);
    private final List<Worker> periodic = new ArrayList<>();

    public Workers(
            Database database,
            Sealing sealing,
            Integrations integrations,
            SdkMetadata metadata,
            Arns arns,
            Clock clock,
            RandomGenerator random,
            TaskCalls taskCalls,
            Function<ExecutionReader, StatusEvents> statusEvents) {
        this.database = database;
        var storage = new Storage(sealing);
        this.reader = new ExecutionReader(storage);
        this.presence = new Presence(database);
        var definitions = new Definitions();
        var advancing = new Advancing(integrations, clock, random, taskCalls);
        var writer = new ChangeWriter(storage, presence.engine());
        var rows = new ExecutionRows(storage);
        var executions = new ExecutionTransactions(
                database, rows, definitions, advancing, writer, new Wake(), statusEvents.apply(reader), clock);
        this.engine = new Engine(database, executions, definitions, advancing, writer, arns);
        this.mapRuns = new MapRuns(database, engine, rows, definitions, reader);
        this.stops = new StopWorker(database, engine);
        this.timers = new TimerWorker(database, engine, clock, BETWEEN_LOOKS);
        var children = new Children(engine, reader, arns, new Routes(arns, random), metadata);
        this.singleCall = new SingleCall(database, integrations, children);
        this.calls = new CallWorker(database, engine, integrations, children, mapRuns, presence, new CallRows(storage));
    }

    /** Starts the workers. The other engines must see this one before its first request. */
    public void start() {
        keepPresence();
        timers.start();
        periodic.add(
                Worker.start("states-calls", () -> keepPresence() && calls.takeOver() ? Duration.ZERO : BETWEEN_LOOKS));
        periodic.add(Worker.start("states-calls-again", () -> {
            calls.findAgain();
            return BETWEEN_SEARCHES;
        }));
        periodic.add(Worker.start("states-stops", () -> {
            var _ = stopsWanted.tryAcquire(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            stopsWanted.drainPermits();
            while (stops.stopSome()) {}
            return Duration.ZERO;
        }));
        periodic.add(Worker.start("states-deleted", () -> {
            while (database.inTransaction(MachineRows::deleteMarked)) {}
            return BETWEEN_CLEANINGS;
        }));
    }

    private boolean keepPresence() {
        try {
            return presence.keep();
        } catch (SQLException refused) {
            throw new DatabaseFailure(refused);
        }
    }

    public Engine engine() {
        return engine;
    }

    public MapRunReader mapRuns() {
        return new MapRunReader(mapRuns);
    }

    public SingleCall singleCall() {
        return singleCall;
    }

    public ExecutionReader reader() {
        return reader;
    }

    @Override
    public void close() {
        periodic.forEach(Worker::close);
        timers.close();
        calls.close();
        presence.close();
    }

    private final class Wake implements Work {

        @Override
        public void call(ExecutionKey execution, PendingCall call) {
            calls.make(execution, call);
        }

        @Override
        public void timerAt(Instant due) {
            timers.timerAt(due);
        }

        @Override
        public void mapRun(long run) {
            mapRuns.wake(run);
        }

        @Override
        public void stops() {
            stopsWanted.release();
        }
    }
}
