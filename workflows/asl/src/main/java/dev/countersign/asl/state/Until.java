package dev.countersign.asl.state;

import dev.countersign.asl.query.QueryException;
import dev.countersign.asl.query.Scope;
import java.time.Duration;
import java.time.Instant;

/** How long a Wait waits: {@code Seconds} or {@code Timestamp}, or their paths. */
public sealed interface Until {

    /** The longest time that a Wait can wait, about 68 years: more seconds do not fit into 32 bits. */
    long MOST_SECONDS = Integer.MAX_VALUE;

    Instant moment(Scope scope);

    private static Instant notTooLong(Instant now, Instant until) {
        if (Duration.between(now, until).toSeconds() > MOST_SECONDS) {
            throw tooLong();
        }
        return until;
    }

    private static QueryException tooLong() {
        return QueryException.runtime("Wait state delay is too long.");
    }

    /** {@code Seconds}, from now. */
    record Seconds(WholeNumber seconds) implements Until {
        @Override
        public Instant moment(Scope scope) {
            long given = seconds.evaluate(scope);
            if (given > MOST_SECONDS) {
                throw tooLong();
            }
            return scope.chance().now().plusSeconds(Math.max(0, given));
        }
    }

    /** {@code Timestamp}. */
    record Timestamp(PointInTime time) implements Until {
        @Override
        public Instant moment(Scope scope) {
            return notTooLong(scope.chance().now(), time.evaluate(scope));
        }
    }
}
