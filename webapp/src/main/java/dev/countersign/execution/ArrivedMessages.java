package dev.countersign.execution;

import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.MalformedMessage;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Turns messages of executions into events, each in a transaction of its tenant. A message is a hint: it says which execution to read, and the event
 * says what that execution says. A message that the execution does not confirm is received again for a short time, since it may be early. Then it is
 * nobody's: it goes to the dead letters, and no organisation hears of it (docs/adr/0036). On return, everything that follows from the message has committed.
 */
@Component
class ArrivedMessages {

    private static final Logger LOG = LoggerFactory.getLogger(ArrivedMessages.class);

    private final KnownExecutions executions;
    private final TaskClaims tasks;
    private final RequestClaims requests;
    private final StatusChanges statusChanges;
    private final UnreadableMessages unreadable;
    private final Tenants tenants;
    private final TenantTransaction transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Duration grace;

    /** @param grace how long after its sending a message may be ahead of the execution */
    ArrivedMessages(
            KnownExecutions executions,
            TaskClaims tasks,
            RequestClaims requests,
            StatusChanges statusChanges,
            UnreadableMessages unreadable,
            Tenants tenants,
            TenantTransaction transaction,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${countersign.queues.grace:10s}") Duration grace) {
        this.executions = executions;
        this.tasks = tasks;
        this.requests = requests;
        this.statusChanges = statusChanges;
        this.unreadable = unreadable;
        this.tenants = tenants;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
        this.grace = grace;
    }

    void humanTask(QueueMessage message) {
        readable(message, HumanTask::fromJson).ifPresent(task -> asks(message, task));
    }

    private void asks(QueueMessage message, HumanTask task) {
        known(new RequestRef(task.tenant(), task.requestId())).ifPresent(execution -> asks(message, task, execution));
    }

    private void asks(QueueMessage message, HumanTask task, KnownExecution execution) {
        RequestRef ref = new RequestRef(task.tenant(), task.requestId());
        switch (tasks.examine(execution, task)) {
            case WAITS -> publish(ref, arrived(task, execution));
            case OVER -> LOG.info("Step {} of request {} has ended already", task.step(), task.requestId());
            case NOTHING ->
                executions
                        .other(ref, execution)
                        .ifPresentOrElse(now -> asks(message, task, now), () -> early(message, ref, execution));
            case IMPOSSIBLE ->
                executions
                        .other(ref, execution)
                        .ifPresentOrElse(now -> asks(message, task, now), () -> late(message, ref, execution));
        }
    }

    /** A message from one of our executions, or from EventBridge about one. */
    void requestEvent(QueueMessage message) {
        StatusChange.read(message.body())
                .ifPresentOrElse(
                        change -> statusChanged(message, change),
                        () -> readable(message, RequestEvent::fromJson).ifPresent(claim -> claims(message, claim)));
    }

    /** Empty if it cannot be read, and nothing remains to be done about it. */
    private <T> Optional<T> readable(QueueMessage message, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(message.body()));
        } catch (MalformedMessage reason) {
            unreadable.arrived(message, reason);
            return Optional.empty();
        }
    }

    private void statusChanged(QueueMessage message, StatusChange change) {
        statusChanges
                .arrived(change)
                .ifPresent(ref -> executions.of(ref).ifPresent(execution -> early(message, ref, execution)));
    }

    private void claims(QueueMessage message, RequestEvent claim) {
        known(new RequestRef(claim.tenant(), claim.requestId()))
                .ifPresent(execution -> claims(message, claim, execution));
    }

    private void claims(QueueMessage message, RequestEvent claim, KnownExecution execution) {
        RequestRef ref = new RequestRef(claim.tenant(), claim.requestId());
        Truth truth = requests.examine(ref, execution, claim, message.sentAt());
        truth.events().forEach(event -> publish(ref, event));
        if (truth.superseded()) {
            LOG.info("Request {} was retried since its execution said that it ended", ref.request());
        } else if (truth.events().isEmpty()) {
            executions
                    .other(ref, execution)
                    .ifPresentOrElse(now -> claims(message, claim, now), () -> early(message, ref, execution));
        } else if (!truth.agrees()) {
            late(message, ref, execution);
        }
    }

    /** The execution of the request; empty if its organisation is deleted, so that the message concerns nobody any more. */
    private Optional<KnownExecution> known(RequestRef ref) {
        Optional<KnownExecution> execution = executions.of(ref);
        if (execution.isEmpty() && !tenants.isDeleted(ref.tenantId())) {
            throw new Undeliverable(
                    "It names request %s, which tenant %s does not have".formatted(ref.request(), ref.tenant()));
        }
        return execution;
    }

    private void early(QueueMessage message, RequestRef ref, KnownExecution execution) {
        if (clock.instant().isBefore(message.sentAt().plus(grace))) {
            throw new Unconfirmed("The execution of request %s does not show it yet".formatted(ref.request()));
        }
        late(message, ref, execution);
    }

    /** What the execution before has sent, before the request was moved to another version of its template, comes too late only. */
    private void late(QueueMessage message, RequestRef ref, KnownExecution execution) {
        boolean ofTheOneBefore = execution.moves() > 0
                && execution
                        .run()
                        .since()
                        .filter(since -> !message.sentAt().isBefore(since))
                        .isEmpty();
        if (ofTheOneBefore) {
            LOG.info(
                    "A message of the execution that request {} had before it was moved comes too late", ref.request());
        } else if (!tenants.isDeleted(ref.tenantId())) {
            throw new Undeliverable("The execution of request %s of tenant %s does not confirm it"
                    .formatted(ref.request(), ref.tenant()));
        }
    }

    private void publish(RequestRef ref, ExecutionEvent event) {
        transaction.run(ref.tenantId(), () -> events.publishEvent(event));
    }

    private static TaskArrived arrived(HumanTask task, KnownExecution execution) {
        return new TaskArrived(
                new TenantId(task.tenant()),
                task.requestId(),
                task.step(),
                task.visit(),
                task.revision(),
                new TaskToken(task.taskToken()),
                execution.moves());
    }
}
