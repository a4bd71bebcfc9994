package dev.countersign.localaws.sqs;

import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How far back a look for messages of a queue must go. What was received and deleted stays in the index until PostgreSQL cleans it up, so a
 * look from the beginning passes all messages of the last minutes. After one that took everything there was, the looks of the next second
 * begin shortly before it. Then one goes back to the beginning again, and finds what was committed late or came by another clock.
 */
final class Horizon {

    /** A look from the beginning. */
    static final long BEGINNING = 0;

    private static final Duration TRUSTED = Duration.ofSeconds(1);
    private static final long OVERLAP_MILLIS = 1000;

    private long from = BEGINNING;
    private long trustedUntil = System.nanoTime();
    private @Nullable OptionalLong next;

    /** The first time of visibility, in milliseconds since 1970, that the next look has to go back to. */
    synchronized long from() {
        return System.nanoTime() - trustedUntil < 0 ? from : BEGINNING;
    }

    /** A look from the beginning took everything that was visible at this time. */
    synchronized void allTaken(long now) {
        from = now - OVERLAP_MILLIS;
        trustedUntil = System.nanoTime() + TRUSTED.toNanos();
        next = null;
    }

    /** What {@link #nextVisible} was told since the last look from the beginning; null where nobody has asked. */
    synchronized @Nullable OptionalLong next() {
        return next;
    }

    /**
     * When the next message becomes visible by the passing of time alone. Good until the next look from the beginning: who hides a message
     * hides it for a second at least, or tells.
     */
    synchronized void nextVisible(OptionalLong at) {
        next = at;
    }
}
