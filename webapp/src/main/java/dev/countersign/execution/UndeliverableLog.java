package dev.countersign.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator why messages of one queue go to the dead letters. Of each reason the first message is logged at once, and the number of those that follow
 * when some minutes have passed. So a message that was moved back and fails again is told, and a flood writes few lines.
 */
final class UndeliverableLog {

    private static final Logger LOG = LoggerFactory.getLogger(UndeliverableLog.class);

    /** How long those that follow are counted. */
    static final Duration EVERY = Duration.ofMinutes(5);

    /** How long a reason counts as known after its last line. */
    private static final Duration KNOWN = Duration.ofHours(1);

    /** More reasons than this within an hour are counted as one. */
    static final int MOST_REASONS = 20;

    private static final int LONGEST = 300;
    private static final int MOST_MESSAGES = 10_000;
    private static final String OTHERS = "other reasons";

    /** Ids, which are no other reason. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final String queue;
    private final Clock clock;
    private final Map<String, Told> reasons = new HashMap<>();

    /** A message is received several times until the queue moves it. */
    private final Cache<String, Boolean> counted =
            Caffeine.newBuilder().maximumSize(MOST_MESSAGES).build();

    /**
     * When a reason was logged last, and what was found since.
     *
     * @param latest the id of the latest message
     */
    private record Told(Instant at, long since, String latest) {}

    UndeliverableLog(String queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Counts the message once until it is moved back.
     *
     * @param receives how often it was received, including this time
     */
    synchronized void found(String message, int receives, String reason) {
        boolean again = counted.asMap().put(message, true) != null;
        if (again && receives > 1) {
            return;
        }
        String kind = kind(reason);
        Told told = reasons.get(kind);
        if (told == null) {
            reasons.put(kind, new Told(clock.instant(), 0, message));
            LOG.error("Message {} of queue {} goes to the dead letters: {}", message, queue, shortened(reason));
        } else {
            reasons.put(kind, new Told(told.at(), told.since() + 1, message));
        }
        tell();
    }

    /** Logs how many have followed, if it is time. Called again and again. */
    synchronized void tell() {
        Instant now = clock.instant();
        reasons.replaceAll((reason, told) -> {
            if (told.since() == 0 || now.isBefore(told.at().plus(EVERY))) {
                return told;
            }
            LOG.error(
                    "{} more messages of queue {} went to the dead letters, the last is {}: {}",
                    told.since(),
                    queue,
                    told.latest(),
                    reason);
            return new Told(now, 0, told.latest());
        });
        reasons.values().removeIf(told -> !now.isBefore(told.at().plus(KNOWN)));
    }

    private String kind(String reason) {
        String kind = ID.matcher(shortened(reason)).replaceAll("…");
        return reasons.containsKey(kind) || reasons.size() < MOST_REASONS ? kind : OTHERS;
    }

    private static String shortened(String reason) {
        return reason.length() > LONGEST ? reason.substring(0, LONGEST) + "…" : reason;
    }
}
