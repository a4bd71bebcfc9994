package dev.countersign.localaws.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs why requests were refused: a new reason at once, then at most once a minute with the count. */
final class RefusalLog {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    RefusalLog(Clock clock) {
        this.clock = clock;
    }

    private record Count(long refused, long written, Instant at) {

        Count another(Instant now) {
            return isDue(now) ? new Count(refused + 1, refused + 1, now) : new Count(refused + 1, written, at);
        }

        boolean isDue(Instant now) {
            return !now.isBefore(at.plus(BETWEEN_LINES));
        }

        boolean isWritten() {
            return refused == written;
        }
    }

    /** @param reason one of a fixed set, so that no sender decides what is logged */
    void refused(String reason) {
        var now = clock.instant();
        var count = counts.merge(reason, new Count(1, 1, now), (earlier, _) -> earlier.another(now));
        if (count.isWritten()) {
            LOG.warn("refused a request: {} ({} so far)", reason, count.refused());
        }
    }
}
