package dev.countersign.execution;

import java.time.Clock;
import java.time.Duration;

/** Delivers messages as the queues would, for tests of other modules. */
public final class Messages {

    private static final Duration LATE = Duration.ofMinutes(5);

    private final ArrivedMessages arrived;
    private final Clock clock;

    Messages(ArrivedMessages arrived, Clock clock) {
        this.arrived = arrived;
        this.clock = clock;
    }

    public void humanTask(String body) {
        arrived.humanTask(new QueueMessage(body, clock.instant()));
    }

    /** Delivered so late that it cannot be early. */
    public void lateHumanTask(String body) {
        arrived.humanTask(new QueueMessage(body, clock.instant().minus(LATE)));
    }

    /** Delivered so late that it cannot be early. */
    public void lateRequestEvent(String body) {
        arrived.requestEvent(new QueueMessage(body, clock.instant().minus(LATE)));
    }

    public void requestEvent(String body) {
        arrived.requestEvent(new QueueMessage(body, clock.instant()));
    }
}
