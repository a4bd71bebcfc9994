package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.asl.event.Event;
import dev.countersign.localaws.stepfunctions.engine.StoredExecution.ParentTask;
import dev.countersign.localaws.stepfunctions.integration.Answer;
import dev.countersign.localaws.stepfunctions.integration.Integration;
import dev.countersign.localaws.stepfunctions.integration.Integrations;
import dev.countersign.localaws.store.Database;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the calls that need no transaction. A call that this engine committed is made at once; those of an engine that is gone are taken
 * over. If the answer of a call cannot be committed, the call is not made again; the answer is committed later.
 */
final class CallWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallWorker.class);
    private static final int OUTSIDE_AT_ONCE = 256;
    private static final int WITHIN_AT_ONCE = 12;
    private static final int BATCH = 64;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Database database;
    private final Engine engine;
    private final Integrations integrations;
    private final Children children;
    private final MapRuns mapRuns;
    private final Presence presence;
    private final CallRows rows;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("states-call-", 0).factory());
    private final Semaphore outside = new Semaphore(OUTSIDE_AT_ONCE);
    private final Semaphore within = new Semaphore(WITHIN_AT_ONCE);
    private final Set<CallKey> held = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    CallWorker(
            Database database,
            Engine engine,
            Integrations integrations,
            Children children,
            MapRuns mapRuns,
            Presence presence,
            CallRows rows) {
        this.database = database;
        this.engine = engine;
        this.integrations = integrations;
        this.children = children;
        this.mapRuns = mapRuns;
        this.presence = presence;
        this.rows = rows;
    }

    /** What may have to be tried again. */
    @FunctionalInterface
    private interface Attempt {

        void make() throws InterruptedException;
    }

    /** Makes a call of this engine, unless it is being made already. */
    void make(ExecutionKey execution, PendingCall call) {
        var key = new CallKey(execution, call.task());
        if (closed.getCount() > 0 && held.add(key)) {
            threads.execute(() -> {
                try {
                    make(key, call);
                } catch (InterruptedException closing) {
                    Thread.currentThread().interrupt();
                } finally {
                    held.remove(key);
                }
            });
        }
    }

    /** Takes over the calls of engines that are gone. Returns whether there may be more. */
    boolean takeOver() {
        int room = Math.min(BATCH, outside.availablePermits());
        var taken = database.inTransaction(tx -> rows.takeOver(tx, presence.engine(), room));
        taken.forEach(one -> make(one.execution(), one.call()));
        return room > 0 && taken.size() == room;
    }

    /** Finds the calls that were committed without a confirmation. */
    void findAgain() {
        database.inTransaction(tx -> rows.findAgain(tx, presence.engine(), Set.copyOf(held), BATCH))
                .forEach(one -> make(one.execution(), one.call()));
    }

    private void make(CallKey key, PendingCall call) throws InterruptedException {
        if (call.resource().equals(ChildEnd.RESOURCE)) {
            inside(key, () -> engine.tell(key, (tx, resource) -> children.answerOf(tx, ChildEnd.of(call), resource)));
            return;
        }
        if (call.resource().equals(MapRuns.RESOURCE)) {
            untilDone(key, () -> mapRuns.run(key));
            return;
        }
        switch (integrations.of(call.resource(), call.arguments())) {
            case Integration.Outside service -> outside(key, call, service);
            case Integration.WithinAdvance service ->
                inside(key, () -> engine.answerCall(key, tx -> event(call, service.call(tx, call.arguments()))));
            case Integration.ChildExecution child -> {
                var parent = child.waits() ? new ParentTask(key.execution(), key.task()) : null;
                inside(
                        key,
                        () -> engine.answerCall(key, tx -> event(call, children.start(tx, call.arguments(), parent))));
            }
        }
    }

    private void outside(CallKey key, PendingCall call, Integration.Outside service) throws InterruptedException {
        outside.acquire();
        try {
            untilDone(key, () -> {
                var event = event(call, service.call(call.arguments()));
                inside(key, () -> engine.answerCall(key, _ -> event));
            });
        } finally {
            outside.release();
        }
    }

    private void inside(CallKey key, Attempt attempt) throws InterruptedException {
        untilDone(key, () -> {
            within.acquire();
            try {
                attempt.make();
            } finally {
                within.release();
            }
        });
    }

    private void untilDone(CallKey key, Attempt attempt) throws InterruptedException {
        var pause = FIRST_PAUSE;
        while (true) {
            try {
                attempt.make();
                return;
            } catch (RuntimeException | Error failed) {
                if (closed.getCount() == 0) {
                    // Interrupted by close(): the row still exists, and the next engine makes the call.
                    return;
                }
                LOG.warn("the call of {} failed and is retried in {}", key, pause, failed);
            }
            if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            pause = pause.multipliedBy(2);
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        }
    }

    private static Event event(PendingCall call, Answer answer) {
        return answer.toEvent(call.task(), call.token());
    }

    /** Stops. Running calls are interrupted; they are made again after the next start. */
    @Override
    public void close() {
        closed.countDown();
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{} calls still run at the stop", held.size());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
