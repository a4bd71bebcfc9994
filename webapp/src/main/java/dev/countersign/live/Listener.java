package dev.countersign.live;

import dev.countersign.tenant.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The connection of this process that listens for notifications. If it breaks, another one is opened and every page reads again. It also sees
 * which other nodes are connected. If one disappears without a notification that it stops, its last commits may never have been announced, and
 * every page reads again.
 */
@Component
class Listener implements SmartLifecycle {

    static final String CHANNEL = "countersign";

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    /** The longest wait of one read, and so of a stop. */
    private static final Duration POLL = Duration.ofMillis(100);

    /**
     * A half-open connection looks like an idle one, so it is tested at this interval. The test asks for the other nodes, so this is also how
     * long a page may be outdated after a node has died.
     */
    private static final Duration ASK_EVERY = Duration.ofSeconds(2);

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DataSource database;
    private final Subscribers subscribers;
    private final Node node;
    private final Broadcast broadcast;
    private final Duration askEvery;
    private final Duration answerWithin;
    private volatile @Nullable Thread thread;

    /** The time of {@link System#nanoTime}. */
    private volatile @Nullable Long answered;

    @Autowired
    Listener(DataSource database, Subscribers subscribers, Node node, Broadcast broadcast) {
        this(database, subscribers, node, broadcast, ASK_EVERY, ANSWER_WITHIN);
    }

    Listener(
            DataSource database,
            Subscribers subscribers,
            Node node,
            Broadcast broadcast,
            Duration askEvery,
            Duration answerWithin) {
        this.database = database;
        this.subscribers = subscribers;
        this.node = node;
        this.broadcast = broadcast;
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

    /** Started before the components that make changes, and stopped after them. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** How long ago the database answered last; empty before its first answer. */
    Optional<Duration> silence() {
        return Optional.ofNullable(answered).map(at -> Duration.ofNanos(System.nanoTime() - at));
    }

    /** A connection that is lost because of a stop is not logged. */
    private void listenUntilStopped() {
        try {
            while (isWanted()) {
                try (Connection connection = database.getConnection()) {
                    listen(connection);
                } catch (SQLException | RuntimeException | Error e) {
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
        execute(connection, "set application_name = '" + node.connection() + "'");
        subscribers.tellAll(new Change.Missed());
        PGConnection postgres = connection.unwrap(PGConnection.class);
        Set<String> nodes = nodes(connection);
        long asked = System.nanoTime();
        while (isWanted()) {
            if (System.nanoTime() - asked > askEvery.toNanos()) {
                Set<String> present = nodes(connection);
                if (!present.containsAll(nodes)) {
                    LOG.info("Another node has disconnected without stopping, every page reads again");
                    subscribers.tellAll(new Change.Missed());
                }
                nodes = present;
                asked = System.nanoTime();
            }
            for (PGNotification notification : postgres.getNotifications((int) POLL.toMillis())) {
                tell(notification.getParameter(), nodes);
            }
        }
        // The pool may use this connection for another purpose.
        execute(connection, "unlisten *");
        if (broadcast.hasSentAll()) {
            execute(connection, "select pg_notify('" + CHANNEL + "', '" + Payload.stops(node) + "')");
        }
        execute(connection, "reset application_name");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The other nodes that are connected. PostgreSQL shows a role all details of its own connections. */
    private Set<String> nodes(Connection connection) throws SQLException {
        Set<String> nodes = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select application_name from pg_stat_activity
                where datname = current_database() and application_name like ? and application_name <> ?
                """)) {
            statement.setString(1, Node.connections());
            statement.setString(2, node.connection());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    nodes.add(rows.getString(1));
                }
            }
        }
        answered = System.nanoTime();
        return nodes;
    }

    /** A notification that cannot be parsed must not stop the listener; every page reads again instead. */
    private void tell(String text, Set<String> nodes) {
        try {
            Payload payload = Payload.read(text);
            if (payload.isFrom(node)) {
                return;
            }
            if (payload.stops()) {
                nodes.remove(new Node(Objects.requireNonNull(payload.node())).connection());
            } else if (payload.change() instanceof Change.Missed missed) {
                subscribers.tellAll(missed);
            } else {
                subscribers.tell(new TenantId(Objects.requireNonNull(payload.tenant())), payload.change());
            }
        } catch (RuntimeException | Error e) {
            LOG.warn("A notification of a change cannot be parsed; every page reads again: {}", e.toString());
            subscribers.tellAll(new Change.Missed());
        }
    }
}
