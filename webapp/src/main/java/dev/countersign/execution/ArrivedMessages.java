package dev.countersign.execution;

import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Turns the messages of executions into events, each in a transaction of its tenant. When it returns, everything that follows from
 * the message has committed.
 */
@Component
class ArrivedMessages {

    private final TenantTransaction transaction;
    private final ApplicationEventPublisher events;

    ArrivedMessages(TenantTransaction transaction, ApplicationEventPublisher events) {
        this.transaction = transaction;
        this.events = events;
    }

    void humanTask(String body) {
        HumanTask task = HumanTask.fromJson(body);
        TenantId tenant = new TenantId(task.tenant());
        publish(
                tenant,
                new TaskArrived(
                        tenant,
                        task.requestId(),
                        task.step(),
                        task.visit(),
                        task.revision(),
                        new TaskToken(task.taskToken())));
    }

    void requestEvent(String body) {
        RequestEvent message = RequestEvent.fromJson(body);
        TenantId tenant = new TenantId(message.tenant());
        publish(tenant, event(tenant, message));
    }

    private static Object event(TenantId tenant, RequestEvent message) {
        return switch (message) {
            case RequestEvent.Finished finished ->
                new RequestFinished(
                        tenant, finished.requestId(), finished.revision(), finished.outcome(), finished.result());
            case RequestEvent.StepsClosed closed ->
                new StepsClosed(tenant, closed.requestId(), closed.revision(), closed.steps());
            case RequestEvent.StepResult done ->
                new StepFinished(tenant, done.requestId(), done.revision(), done.step(), done.result());
        };
    }

    private void publish(TenantId tenant, Object event) {
        transaction.run(tenant, () -> events.publishEvent(event));
    }
}
