package dev.countersign.execution;

import dev.countersign.tenant.TenantTransaction;
import java.util.Optional;
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
    private final KnownExecutions executions;
    private final ExecutionOrders orders;
    private final TenantTransaction transaction;
    private final ApplicationEventPublisher events;

    StatusChanges(
            ExecutionEnds ends,
            KnownExecutions executions,
            ExecutionOrders orders,
            TenantTransaction transaction,
            ApplicationEventPublisher events) {
        this.ends = ends;
        this.executions = executions;
        this.orders = orders;
        this.transaction = transaction;
        this.events = events;
    }

    /**
     * Reads how the execution of an open request ended. Events about other executions are ignored.
     *
     * @return the request if its execution runs, and was not redriven since, so that the event is not true, or early
     */
    Optional<RequestRef> arrived(StatusChange change) {
        return change.request()
                .filter(_ -> change.isEnd())
                .filter(ref -> isOfOpenRequest(ref, change.executionArn()))
                .filter(ref -> !isConfirmed(ref, change));
    }

    /** Compares with the ARN that follows from our own rows. A tenant that does not exist has no requests. */
    private boolean isOfOpenRequest(RequestRef ref, String executionArn) {
        return executions.of(ref).flatMap(KnownExecution::arn).equals(Optional.of(executionArn))
                && transaction
                        .call(ref.tenantId(), () -> orders.openRevision(ref.request()))
                        .isPresent();
    }

    private boolean isConfirmed(RequestRef ref, StatusChange change) {
        Optional<DescribeExecutionResponse> found = ends.latest(change.executionArn());
        Optional<DescribeExecutionResponse> end = found.filter(execution -> ExecutionEnds.isOver(execution.status()));
        end.ifPresent(execution -> {
            LOG.info("The execution of request {} is {}", ref.request(), execution.statusAsString());
            transaction.run(
                    ref.tenantId(),
                    () -> events.publishEvent(ExecutionEnd.of(
                            execution,
                            ref,
                            executions.of(ref).map(KnownExecution::moves).orElse(0))));
        });
        return end.isPresent()
                || found.filter(execution -> ExecutionEnd.redrives(execution) > change.redrives())
                        .isPresent();
    }
}
