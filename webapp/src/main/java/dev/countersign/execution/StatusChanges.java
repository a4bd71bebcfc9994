package dev.countersign.execution;

import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/**
 * Ends requests whose executions ended without sending a message: failed, timed out, or stopped by an operator. If such an event is lost, {@link
 * ReconciliationRounds} finds the request later.
 */
@Component
class StatusChanges {

    private static final Logger LOG = LoggerFactory.getLogger(StatusChanges.class);

    private final ExecutionEnds ends;
    private final StartExecutionCall executions;
    private final ExecutionOrders orders;
    private final Tenants tenants;
    private final TenantTransaction transaction;
    private final ApplicationEventPublisher events;

    StatusChanges(
            ExecutionEnds ends,
            StartExecutionCall executions,
            ExecutionOrders orders,
            Tenants tenants,
            TenantTransaction transaction,
            ApplicationEventPublisher events) {
        this.ends = ends;
        this.executions = executions;
        this.orders = orders;
        this.tenants = tenants;
        this.transaction = transaction;
        this.events = events;
    }

    /** Reads how the execution of an open request ended. Events about other executions are ignored. */
    void arrived(StatusChange change) {
        change.request()
                .filter(_ -> change.isEnd())
                .filter(ref -> tenants.find(ref.tenantId()).isPresent())
                .filter(this::isOpen)
                .filter(ref -> executions
                        .executionArn(ref)
                        .filter(change.executionArn()::equals)
                        .isPresent())
                .ifPresentOrElse(
                        this::confirm, () -> LOG.debug("Nothing to do about execution {}", change.executionArn()));
    }

    private boolean isOpen(RequestRef ref) {
        return transaction
                .call(ref.tenantId(), () -> orders.openRevision(ref.request()))
                .isPresent();
    }

    private void confirm(RequestRef ref) {
        DescribeExecutionResponse execution = executions
                .executionArn(ref)
                .flatMap(ends::over)
                .orElseThrow(() -> new Unconfirmed("The execution of request %s runs".formatted(ref.request())));
        LOG.info("The execution of request {} is {}", ref.request(), execution.statusAsString());
        transaction.run(ref.tenantId(), () -> events.publishEvent(ExecutionEnd.of(execution, ref)));
    }
}
