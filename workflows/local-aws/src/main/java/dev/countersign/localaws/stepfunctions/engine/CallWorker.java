package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.localaws.stepfunctions.integration.Answer;
import dev.countersign.localaws.stepfunctions.integration.Integration;
import dev.countersign.localaws.stepfunctions.integration.Integrations;
import dev.countersign.localaws.store.Database;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the calls that leave the database. A call that this process committed is made at once; one whose maker died is found by its
 * expired lease and made again. While a call runs, its lease is renewed.
 */
final class CallWorker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CallWorker.class);
    private static final int AT_ONCE = 64;

    private final Database database;
    private final Engine engine;
    private final Integrations integrations;
    private final Children children;
    private final CallLeases leases;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("states-call-", 0).factory());
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Set<CallKey> held = ConcurrentHashMap.newKeySet();

    CallWorker(Database database, Engine engine, Integrations integrations, Children children, CallLeases leases) {
        this.database = database;
        this.engine = engine;
        this.integrations = integrations;
        this.children = children;
        this.leases = leases;
    }

    /** Makes a call that this process holds the lease of, unless it is being made. */
    void make(ExecutionKey execution, PendingCall call) {
        var key = new CallKey(execution, call.task());
        if (held.add(key)) {
            threads.execute(() -> {
                try {
                    room.acquire();
                    try {
                        make(key, call);
                    } finally {
                        room.release();
                    }
                } catch (InterruptedException closing) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException failed) {
                    // The row is still there: when its lease ends, the call is made again.
                    log.warn(
                            "call of task {} of execution {} failed and will be made again",
                            call.task(),
                            execution,
                            failed);
                } finally {
                    held.remove(key);
                }
            });
        }
    }

    /** Keeps what runs here, and takes over what nobody keeps any more. */
    void tick() {
        leases.renew(Set.copyOf(held));
        leases.takeExpired(AT_ONCE).forEach(taken -> make(taken.execution(), taken.call()));
    }

    private void make(CallKey key, PendingCall call) throws InterruptedException {
        long task = call.task();
        if (call.resource().equals(ChildEnd.RESOURCE)) {
            database.inTransaction(tx -> {
                var ended = children.answerOf(tx, ChildEnd.child(call.arguments()));
                engine.answerCall(tx, key.execution(), task, ended.toEvent(-task, false));
                return null;
            });
            return;
        }
        switch (integrations.of(call.resource())) {
            case Integration.Outside outside -> answer(key, call, outside.call(call.arguments()));
            case Integration.WithinAdvance within ->
                database.inTransaction(tx -> {
                    var answer = within.call(tx, call.arguments());
                    engine.answerCall(tx, key.execution(), task, answer.toEvent(task, call.token()));
                    return null;
                });
            case Integration.ChildExecution child -> children.start(key, call, child);
        }
    }

    private void answer(CallKey key, PendingCall call, Answer answer) {
        database.inTransaction(tx -> {
            engine.answerCall(tx, key.execution(), call.task(), answer.toEvent(call.task(), call.token()));
            return null;
        });
    }

    /** Stops making calls; those that run are interrupted, and made again after the next start. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
