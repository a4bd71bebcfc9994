package dev.countersign.asl.state;

import dev.countersign.asl.query.Scope;
import java.time.Instant;

/** How long a Wait waits: {@code Seconds} or {@code Timestamp}, or their paths. */
public sealed interface Until {

    Instant moment(Scope scope);

    /** {@code Seconds}, from now. */
    record Seconds(WholeNumber seconds) implements Until {
        @Override
        public Instant moment(Scope scope) {
            return scope.chance().now().plusSeconds(Math.max(0, seconds.evaluate(scope)));
        }
    }

    /** {@code Timestamp}. */
    record Timestamp(PointInTime time) implements Until {
        @Override
        public Instant moment(Scope scope) {
            return time.evaluate(scope);
        }
    }
}
