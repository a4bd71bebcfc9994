package dev.countersign.e2e.durability;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Starts the executions at a constant rate, or more slowly if the engines are slower. */
final class Load implements AutoCloseable {

    private static final int CLIENTS = 8;

    private final Engines engines;
    private final String machines;
    private final List<Expected> executions;
    private final long pauseNanos;
    private final long begun = System.nanoTime();
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch started;
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Load(Engines engines, String machines, List<Expected> executions, int inASecond) {
        this.engines = engines;
        this.machines = machines;
        this.executions = executions;
        this.pauseNanos = Duration.ofSeconds(1).toNanos() / inASecond;
        this.started = new CountDownLatch(executions.size());
        for (int client = 0; client < CLIENTS; client++) {
            threads.execute(this::start);
        }
    }

    private void start() {
        for (int index = next.getAndIncrement(); index < executions.size(); index = next.getAndIncrement()) {
            LockSupport.parkNanos(begun + index * pauseNanos - System.nanoTime());
            start(executions.get(index));
            started.countDown();
        }
    }

    private void start(Expected execution) {
        String name = execution.execution();
        Reply<?> reply = engines.ask(clients -> clients.states()
                .startExecution(
                        of -> of.stateMachineArn(machines + execution.plan().machine())
                                .name(name)
                                .input("\"" + name + "\"")));
        if (reply instanceof Reply.Refused<?> refused
                && !(refused.isRepeated() && refused.code().equals("ExecutionAlreadyExists"))) {
            refusals.add(name + ": " + refused.reason().getMessage());
        }
    }

    /** Waits until all are started, at most this long. Returns whether they are. */
    boolean awaitAll(Duration patience) throws InterruptedException {
        return started.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Starts that were refused and should not have been. */
    Queue<String> refusals() {
        return refusals;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
