package dev.countersign.live;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the database answers this node, for load balancers. It asks nothing itself: everybody may ask for the readiness, and nobody should take
 * connections of the pool by asking. The connection that listens for changes asks every two seconds.
 */
@Component("database")
class DatabaseHealth implements HealthIndicator {

    /** One question may be lost with its connection, and another connection opened. */
    private static final Duration SILENT = Duration.ofSeconds(10);

    private final Listener listener;

    DatabaseHealth(Listener listener) {
        this.listener = listener;
    }

    @Override
    public Health health() {
        return listener.silence().filter(time -> time.compareTo(SILENT) < 0).isPresent()
                ? Health.up().build()
                : Health.down().build();
    }
}
