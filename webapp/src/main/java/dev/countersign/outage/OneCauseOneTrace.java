package dev.countersign.outage;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Logs the first error of an outage with its stack trace, and only the number of those that follow within a minute: during an outage all work
 * fails with the same error.
 */
final class OneCauseOneTrace extends TurboFilter {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(OneCauseOneTrace.class);

    private static final String POOL = "com.zaxxer.hikari.pool.";
    private static final String INVALID = "Failed to validate connection";

    private final Duration window;
    private final Executor later;
    private final ReentrantLock lock = new ReentrantLock();

    /** For each current outage, how many errors were not logged since the first one. */
    private final Map<Outage, Integer> leftOut = new EnumMap<>(Outage.class);

    /**
     * A filter.
     *
     * @param window how long the errors of an outage are counted before their number is logged
     * @param later runs a task at the end of the window
     */
    OneCauseOneTrace(Duration window, Executor later) {
        this.window = window;
        this.later = later;
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable given) {
        return outage(logger, format, given == null ? last(parameters) : given)
                .filter(outage -> level.isGreaterOrEqual(Level.WARN) && !isFirst(outage))
                .map(_ -> FilterReply.DENY)
                .orElse(FilterReply.NEUTRAL);
    }

    /** The pool gives the message of the exception only, once for each connection that it tries. */
    private static Optional<Outage> outage(Logger logger, @Nullable String format, @Nullable Throwable given) {
        return format != null && format.contains(INVALID) && logger.getName().startsWith(POOL)
                ? Optional.of(Outage.DATABASE)
                : Outage.behind(given);
    }

    /** An exception that is given as the last parameter of a message. */
    private static @Nullable Throwable last(Object @Nullable [] parameters) {
        return parameters != null
                        && parameters.length > 0
                        && parameters[parameters.length - 1] instanceof Throwable thrown
                ? thrown
                : null;
    }

    private boolean isFirst(Outage outage) {
        lock.lock();
        try {
            if (leftOut.computeIfPresent(outage, (_, count) -> count + 1) != null) {
                return false;
            }
            leftOut.put(outage, 0);
        } finally {
            lock.unlock();
        }
        later.execute(() -> tell(outage));
        return true;
    }

    private void tell(Outage outage) {
        int count;
        lock.lock();
        try {
            Integer counted = leftOut.remove(outage);
            count = counted == null ? 0 : counted;
        } finally {
            lock.unlock();
        }
        if (count > 0) {
            LOG.warn("{} more errors of the outage {} within {} s are not written", count, outage, window.toSeconds());
        }
    }
}
