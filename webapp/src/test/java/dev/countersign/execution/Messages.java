package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;

/** Delivers messages as the queues would, for tests of other modules. */
public final class Messages {

    private static final Duration LATE = Duration.ofMinutes(5);

    private final ArrivedMessages arrived;
    private final DeadLetters deadLetters;
    private final EmailFeedback feedback;
    private final StartExecutionCall executions;
    private final TenantTransaction transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Messages(
            ArrivedMessages arrived,
            DeadLetters deadLetters,
            EmailFeedback feedback,
            StartExecutionCall executions,
            TenantTransaction transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.arrived = arrived;
        this.deadLetters = deadLetters;
        this.feedback = feedback;
        this.executions = executions;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** Starts the execution of a request before the outbox does, which then finds it started. */
    public void start(TenantId tenant, UUID request) {
        executions.start(new RequestRef(tenant.value(), request));
    }

    /** Step Functions refuses to start the execution of a request. */
    public void refuse(TenantId tenant, UUID request) {
        RequestRef ref = new RequestRef(tenant.value(), request);
        transaction.run(tenant, () -> events.publishEvent(ExecutionEnd.refused(ref, "too large", 0)));
    }

    /** An email could not be sent. */
    public void deadLetter(String body) {
        deadLetters.email(new QueueMessage(body, clock.instant()));
    }

    /** The mail service reports what became of an email. */
    public void feedback(String body) {
        feedback.arrived(new QueueMessage(body, clock.instant()));
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
