package dev.countersign.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The one connection of this process that listens. When it breaks it is opened anew, and every page is told to read again. */
@Component
class Listener implements SmartLifecycle {

    static final String CHANNEL = "countersign";

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DataSource database;
    private final Subscribers subscribers;
    private @Nullable Thread thread;

    Listener(DataSource database, Subscribers subscribers) {
        this.database = database;
        this.subscribers = subscribers;
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofVirtual().name("live-listener").start(this::listenUntilInterrupted);
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void listenUntilInterrupted() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try (Connection connection = database.getConnection()) {
                    listen(connection);
                } catch (SQLException e) {
                    LOG.warn("Lost the connection that listens for changes, opening another: {}", e.getMessage());
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        subscribers.tellAll(new Change.Missed());
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (!Thread.currentThread().isInterrupted()) {
            for (PGNotification notification : postgres.getNotifications((int) POLL.toMillis())) {
                subscribers.tell(Payload.read(notification.getParameter()));
            }
        }
    }
}
