package dev.countersign.outage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Tells once the database answers again. It asks only while somebody waits for that. */
@Component
public class OutageEnd {

    private static final Logger LOG = LoggerFactory.getLogger(OutageEnd.class);
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final BooleanSupplier answers;
    private final Duration every;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> waiting = new ArrayList<>();

    @Autowired
    OutageEnd(DataSource database) {
        this(() -> answers(database), EVERY);
    }

    /**
     * An end that is asked for in this way.
     *
     * @param answers whether it is over
     * @param every how often that is asked
     */
    public OutageEnd(BooleanSupplier answers, Duration every) {
        this.answers = answers;
        this.every = every;
    }

    /** Runs this once, on another thread, when the database answers. */
    public void whenOver(Runnable then) {
        lock.lock();
        try {
            waiting.add(then);
            if (waiting.size() == 1) {
                Thread.ofVirtual().name("end-of-outage").start(this::watch);
            }
        } finally {
            lock.unlock();
        }
    }

    private void watch() {
        do {
            LockSupport.parkNanos(every.toNanos());
        } while (!answers.getAsBoolean());
        List<Runnable> all;
        lock.lock();
        try {
            all = List.copyOf(waiting);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        all.forEach(OutageEnd::tell);
    }

    private static void tell(Runnable then) {
        try {
            then.run();
        } catch (RuntimeException failed) {
            LOG.warn("Somebody could not be told of the end of an outage", failed);
        }
    }

    private static boolean answers(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException down) {
            LOG.debug("The database does not answer yet", down);
            return false;
        }
    }
}
