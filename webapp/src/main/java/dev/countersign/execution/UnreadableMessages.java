package dev.countersign.execution;

import dev.countersign.definitions.message.MalformedMessage;
import dev.countersign.definitions.message.MessageSubject;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Messages that cannot be read, except for the request that they are about. Such a message is a hint too: if the execution of the request has ended, its
 * end counts. Otherwise the message goes to the dead letters, and no organisation hears of it: whose it is cannot be known.
 */
@Component
class UnreadableMessages {

    private final KnownExecutions executions;
    private final ExecutionEnds ends;
    private final Tenants tenants;
    private final TenantTransaction transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Duration grace;

    /** @param grace how long after its sending a message may be ahead of the execution */
    UnreadableMessages(
            KnownExecutions executions,
            ExecutionEnds ends,
            Tenants tenants,
            TenantTransaction transaction,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${countersign.queues.grace:10s}") Duration grace) {
        this.executions = executions;
        this.ends = ends;
        this.tenants = tenants;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
        this.grace = grace;
    }

    /**
     * Returns normally if nothing remains to be done about the message.
     *
     * @throws MalformedMessage the reason, if it is to go to the dead letters
     * @throws Unconfirmed if it is to be received again
     */
    void arrived(QueueMessage message, MalformedMessage reason) {
        MessageSubject subject = MessageSubject.of(message.body()).orElseThrow(() -> reason);
        RequestRef ref = new RequestRef(subject.tenant(), subject.requestId());
        KnownExecution execution = Optional.of(ref)
                .filter(known -> tenants.find(known.tenantId()).isPresent())
                .flatMap(executions::of)
                .orElseThrow(() -> reason);
        Optional<RequestFinished> end = execution
                .arn()
                .flatMap(subject.isEnd() ? ends::latest : ends::describe)
                .filter(found -> ExecutionEnds.isOver(found.status()))
                .map(found -> ExecutionEnd.of(found, ref, execution.moves()));
        end.ifPresent(over -> transaction.run(ref.tenantId(), () -> events.publishEvent(over)));
        if (subject.isEnd() && end.filter(over -> over.outcome().isEmpty()).isPresent()) {
            return;
        }
        if (subject.isEnd()
                && end.isEmpty()
                && clock.instant().isBefore(message.sentAt().plus(grace))) {
            throw new Unconfirmed("The execution of request %s has not ended yet".formatted(ref.request()));
        }
        throw reason;
    }
}
