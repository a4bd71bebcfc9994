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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The connection of this process that listens for notifications. If it breaks, another one is opened and every page reads again. */
@Component
class Listener implements SmartLifecycle {

    static final String CHANNEL = "countersign";

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    /** The longest wait of one read, and so of a stop. */
    private static final Duration POLL = Duration.ofMillis(100);

    /** A half-open connection looks like an idle one, so it is tested at this interval. */
    private static final Duration ASK_EVERY = Duration.ofSeconds(10);

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DataSource database;
    private final Subscribers subscribers;
    private final Duration askEvery;
    private final Duration answerWithin;
    private volatile @Nullable Thread thread;

    @Autowired
    Listener(DataSource database, Subscribers subscribers) {
        this(database, subscribers, ASK_EVERY, ANSWER_WITHIN);
    }

    Listener(DataSource database, Subscribers subscribers, Duration askEvery, Duration answerWithin) {
        this.database = database;
        this.subscribers = subscribers;
        this.askEvery = askEvery;
        this.answerWithin = answerWithin;
    }

    @Override
    public synchronized void start() {
        Thread listening = Thread.ofVirtual().name("live-listener").unstarted(this::listenUntilStopped);
        thread = listening;
        listening.start();
    }

    /** Returns after the connection was given back, so that the pool and the database can be closed. */
    @Override
    public synchronized void stop() {
        Thread listening = thread;
        if (listening == null) {
            return;
        }
        thread = null;
        try {
            // It ends by itself soon. An interrupt during a read would break the connection.
            if (!listening.join(GRACE)) {
                listening.interrupt();
                listening.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** A connection that is lost because of a stop is not logged. */
    private void listenUntilStopped() {
        try {
            while (isWanted()) {
                try (Connection connection = database.getConnection()) {
                    listen(connection);
                } catch (SQLException e) {
                    if (isWanted()) {
                        LOG.warn(
                                "Lost the connection that listens for changes; opening another one: {}",
                                e.getMessage());
                        Thread.sleep(PAUSE);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isWanted() {
        return thread == Thread.currentThread();
    }

    private void listen(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(answerWithin.toMillis()));
        execute(connection, "listen " + CHANNEL);
        subscribers.tellAll(new Change.Missed());
        PGConnection postgres = connection.unwrap(PGConnection.class);
        long asked = System.nanoTime();
        while (isWanted()) {
            if (System.nanoTime() - asked > askEvery.toNanos()) {
                execute(connection, "select 1");
                asked = System.nanoTime();
            }
            for (PGNotification notification : postgres.getNotifications((int) POLL.toMillis())) {
                tell(notification.getParameter());
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A notification that cannot be parsed must not stop the listener; every page reads again instead. */
    private void tell(String text) {
        try {
            Payload payload = Payload.read(text);
            subscribers.tell(payload.tenantId(), payload.change());
        } catch (RuntimeException e) {
            LOG.warn("A notification of a change cannot be parsed; every page reads again: {}", e.toString());
            subscribers.tellAll(new Change.Missed());
        }
    }
}
