package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.asl.Interpreter;
import dev.countersign.asl.event.Event;
import dev.countersign.asl.event.MapInput;
import dev.countersign.localaws.stepfunctions.engine.StoredExecution.MapItem;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import dev.countersign.localaws.store.Database;
import dev.countersign.localaws.store.OptimisticLockFailure;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Runs a Map in distributed mode: starts an execution for each input, as many at a time as may run, and tells the execution that waits when all have
 * ended or too many have failed. A map run is stored as a pending call of that execution, so an engine that is gone is replaced by another one. What has
 * been done is read from the rows of the executions. Each has a name that follows from the map run and its index, so none starts twice.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html">Map state in Distributed mode</a>
 */
final class MapRuns {

    static final String RESOURCE = "map-run";

    private static final int STARTED_AT_ONCE = 16;
    private static final int TRANSACTIONS_AT_ONCE = 4;
    private static final long LONGEST_WAIT_MILLIS = 1_000;

    private final Database database;
    private final Engine engine;
    private final ExecutionRows executions;
    private final Definitions definitions;
    private final ExecutionReader reader;
    private final Semaphore starting = new Semaphore(TRANSACTIONS_AT_ONCE);
    private final Map<Long, Semaphore> news = new ConcurrentHashMap<>();

    MapRuns(
            Database database,
            Engine engine,
            ExecutionRows executions,
            Definitions definitions,
            ExecutionReader reader) {
        this.database = database;
        this.engine = engine;
        this.executions = executions;
        this.definitions = definitions;
        this.reader = reader;
    }

    static PendingCall call(long task) {
        return new PendingCall(task, RESOURCE, Json.object(), false);
    }

    /** Tells the map run that an execution has ended or a limit has changed. Other engines notice within a second. */
    void wake(long run) {
        var waiting = news.get(run);
        if (waiting != null) {
            waiting.release();
        }
    }

    /** What stays the same during a map run. */
    private record Job(CallKey key, MapRun run, int revision, String map, List<MapInput> inputs) {}

    /** Returns after the end of the map run, or when nobody waits for it any more. */
    void run(CallKey key) throws InterruptedException {
        var run = database.inTransaction(tx -> MapRunRows.ofTask(tx, key));
        if (run.isEmpty() || !run.get().isRunning()) {
            return;
        }
        var signal = news.computeIfAbsent(run.get().id(), _ -> new Semaphore(0));
        try {
            follow(job(key, run.get()), signal);
        } finally {
            news.remove(run.get().id());
        }
    }

    private Job job(CallKey key, MapRun run) {
        return database.inTransaction(tx -> {
            var known = executions.byKey(tx, key.execution()).orElseThrow();
            var revision = known.row().revision();
            var execution = known.saved().execution();
            var machine = definitions.revision(tx, revision).parsed();
            return new Job(
                    key,
                    run,
                    revision,
                    machine.mapOf(run.label()),
                    Interpreter.inputsOf(machine, execution, key.task()));
        });
    }

    private void follow(Job job, Semaphore signal) throws InterruptedException {
        var progress = new MapRunProgress(job.run());
        database.inTransaction(tx -> {
            progress.readAll(tx);
            return true;
        });
        while (true) {
            var now = database.inTransaction(tx -> {
                progress.read(tx);
                return MapRunRows.ofTask(tx, job.key());
            });
            if (now.isEmpty()
                    || !now.get().isRunning()
                    || job.inputs().size() < job.run().executions()) {
                return;
            }
            if (now.get().failsWith(progress.failedItems())) {
                engine.endMapRun(job.key(), "FAILED", _ -> tooManyFailed(job.key()));
                return;
            }
            if (progress.isDone()) {
                engine.endMapRun(
                        job.key(),
                        "SUCCEEDED",
                        tx -> new Event.TaskSucceeded(job.key().task(), outputs(tx, job)));
                return;
            }
            int room = now.get().together() - progress.running();
            boolean more = redriveSome(progress, room) || startSome(job, progress, room);
            if (!more && signal.tryAcquire(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                signal.drainPermits();
            }
        }
    }

    /** Redrives some executions of an earlier attempt. Returns whether there were any. */
    private boolean redriveSome(MapRunProgress progress, int room) {
        var executions = progress.nextPending(Math.min(STARTED_AT_ONCE, room));
        for (var one : executions) {
            if (!engine.redriveItem(one.execution())) {
                database.inTransaction(tx -> {
                    MapRunRows.giveUp(tx, one.execution());
                    return true;
                });
            }
            progress.redriven(one);
        }
        return !executions.isEmpty();
    }

    /** Starts the next executions in one transaction. Returns whether there is room for others. */
    private boolean startSome(Job job, MapRunProgress progress, int room) throws InterruptedException {
        var indexes = new ArrayList<Integer>();
        int end = Math.min(STARTED_AT_ONCE, room);
        while (indexes.size() < end && !progress.isStarted()) {
            int index = progress.next();
            indexes.add(index);
            progress.start(index, job.inputs().get(index).items());
        }
        if (indexes.isEmpty()) {
            return false;
        }
        starting.acquire();
        try {
            database.inTransaction(tx -> {
                for (int index : indexes) {
                    engine.start(tx, start(job, index));
                }
                return true;
            });
            return true;
        } catch (OptimisticLockFailure stopped) {
            // The map run has ended, or a start was committed although its confirmation was lost.
            return database.inTransaction(tx -> {
                progress.readAll(tx);
                return false;
            });
        } finally {
            starting.release();
        }
    }

    private static Engine.Start start(Job job, int index) {
        var run = job.run();
        var input = job.inputs().get(index);
        var name = UUID.nameUUIDFromBytes((run.name() + ' ' + index).getBytes(StandardCharsets.UTF_8));
        return new Engine.Start(
                job.key().execution().machine(),
                null,
                null,
                job.revision(),
                name.toString(),
                input.input(),
                null,
                new Engine.OfMapRun(job.map(), run.label(), new MapItem(run.id(), index, input.items())));
    }

    private JsonNode outputs(Connection tx, Job job) throws SQLException {
        var outputs = Json.array();
        reader.ended(tx, job.run().id()).forEach(outputs::add);
        return outputs;
    }

    private static Event tooManyFailed(CallKey key) {
        return new Event.TaskFailed(
                key.task(),
                "States.ExceedToleratedFailureThreshold",
                "The specified tolerated failure threshold was exceeded");
    }
}
