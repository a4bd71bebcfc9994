package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.localaws.stepfunctions.Arns;
import dev.countersign.localaws.stepfunctions.integration.Integrations;
import dev.countersign.localaws.stepfunctions.integration.SdkMetadata;
import dev.countersign.localaws.stepfunctions.machine.MachineRows;
import dev.countersign.localaws.store.Database;
import dev.countersign.localaws.work.Worker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The engine with those who work for it: timers that fall due and calls that leave the database. Told by a commit they begin at once; what
 * another process left behind they find by looking.
 */
public final class Workers implements AutoCloseable {

    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofSeconds(30);

    private final Database database;
    private final Engine engine;
    private final ExecutionReader reader = new ExecutionReader();
    private final TimerWorker timers;
    private final CallWorker calls;
    private final List<Worker> periodic = new ArrayList<>();

    public Workers(
            Database database,
            Integrations integrations,
            SdkMetadata metadata,
            Arns arns,
            Clock clock,
            RandomGenerator random) {
        this.database = database;
        this.engine = new Engine(
                database,
                new Definitions(),
                new Advancing(integrations, clock, random),
                new ChangeWriter(LEASE.toSeconds()),
                new Wake(),
                arns,
                clock);
        this.timers = new TimerWorker(database, engine, clock, BETWEEN_LOOKS);
        var children = new Children(database, engine, reader, arns, metadata);
        this.calls =
                new CallWorker(database, engine, integrations, children, new CallLeases(database, LEASE.toSeconds()));
    }

    public void start() {
        timers.start();
        periodic.add(Worker.start("states-calls", () -> {
            calls.tick();
            return BETWEEN_LOOKS;
        }));
        periodic.add(Worker.start("states-deleted", () -> {
            database.inTransaction(tx -> {
                MachineRows.deleteMarked(tx);
                return null;
            });
            return BETWEEN_CLEANINGS;
        }));
    }

    public Engine engine() {
        return engine;
    }

    public ExecutionReader reader() {
        return reader;
    }

    @Override
    public void close() {
        periodic.forEach(Worker::close);
        timers.close();
        calls.close();
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
    }
}
