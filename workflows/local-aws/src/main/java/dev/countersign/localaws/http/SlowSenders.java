package dev.countersign.localaws.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes connections on which a request arrives too slowly. The server's own timeout starts again with each byte, so a sender of single bytes
 * could hold a connection for ever.
 */
final class SlowSenders implements Connection.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(SlowSenders.class);
    private static final long LOOKS_IN_A_LIMIT = 10;

    private final Duration head;
    private final Duration body;
    private final Map<Connection, Sending> connections = new ConcurrentHashMap<>();

    /**
     * Sets the limits.
     *
     * @param head for the headers of a request, from their first byte on, and for the first byte of a new connection
     * @param body for the body
     */
    SlowSenders(Duration head, Duration body) {
        this.head = head;
        this.body = body;
    }

    private enum Step {
        /** No byte of a request has arrived since this step began. */
        IDLE,
        HEAD,
        BODY,
        ANSWER
    }

    /** @param bytes how many had arrived on the connection when the step began */
    private record Sending(Step step, long bytes, long since) {

        static Sending now(Step step, Connection connection) {
            return new Sending(step, connection.getBytesIn(), System.nanoTime());
        }

        boolean isLongerThan(Duration limit) {
            return System.nanoTime() - since > limit.toNanos();
        }
    }

    void watch(Scheduler scheduler) {
        var pause = Math.max(1, Math.min(head.toMillis(), body.toMillis()) / LOOKS_IN_A_LIMIT);
        scheduler.schedule(
                () -> {
                    connections.replaceAll(this::look);
                    watch(scheduler);
                },
                pause,
                TimeUnit.MILLISECONDS);
    }

    private Sending look(Connection connection, Sending sending) {
        var begun = sending.step() == Step.IDLE && connection.getBytesIn() > sending.bytes();
        var now = begun ? Sending.now(Step.HEAD, connection) : sending;
        var isSlow = switch (now.step()) {
            case HEAD -> now.isLongerThan(head);
            case BODY -> now.isLongerThan(body);
            case IDLE, ANSWER -> false;
        };
        if (isSlow) {
            LOG.debug("closed the connection of a slow sender: {}", now.step());
            connection.getEndPoint().close();
        }
        return now;
    }

    @Override
    public void onOpened(Connection connection) {
        connections.put(connection, Sending.now(Step.HEAD, connection));
    }

    @Override
    public void onClosed(Connection connection) {
        connections.remove(connection);
    }

    /** The headers have arrived; from now on the body is read. */
    void readsBody(Connection connection) {
        begin(Step.BODY, connection);
    }

    void answers(Connection connection) {
        begin(Step.ANSWER, connection);
    }

    void isDone(Connection connection) {
        begin(Step.IDLE, connection);
    }

    private void begin(Step step, Connection connection) {
        connections.computeIfPresent(connection, (_, _) -> Sending.now(step, connection));
    }
}
