package dev.countersign.execution;

import dev.countersign.tenant.TenantTransaction;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionLimitExceededException;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * Continues the failed execution of a request that is retried. Repeated, it finds the execution running and changes nothing; if that has failed again
 * meanwhile, it makes one more attempt, which is harmless, because functions can be invoked again.
 */
@Component
class RedriveExecutionCall {

    private static final Logger LOG = LoggerFactory.getLogger(RedriveExecutionCall.class);

    private final SfnClient sfn;
    private final ExecutionEnds ends;
    private final StartExecutionCall executions;
    private final ExecutionOrders orders;
    private final TenantTransaction transaction;
    private final ApplicationEventPublisher events;

    RedriveExecutionCall(
            SfnClient sfn,
            ExecutionEnds ends,
            StartExecutionCall executions,
            ExecutionOrders orders,
            TenantTransaction transaction,
            ApplicationEventPublisher events) {
        this.sfn = sfn;
        this.ends = ends;
        this.executions = executions;
        this.orders = orders;
        this.transaction = transaction;
        this.events = events;
    }

    void redrive(RequestRef ref) {
        if (!isOpen(ref)) {
            LOG.info("Request {} was closed before it was retried", ref.request());
            return;
        }
        executions
                .execution(ref)
                .flatMap(KnownExecution::arn)
                .ifPresentOrElse(arn -> redrive(ref, arn), () -> executions.start(ref));
        if (!isOpen(ref)) {
            executions.stop(ref);
        }
    }

    private void redrive(RequestRef ref, String arn) {
        try {
            sfn.redriveExecution(redrive -> redrive.executionArn(arn));
        } catch (ExecutionDoesNotExistException never) {
            executions.start(ref);
        } catch (ExecutionNotRedrivableException refused) {
            refused(ref, arn, refused.awsErrorDetails().errorMessage());
        } catch (ExecutionLimitExceededException later) {
            throw new IllegalStateException("Too many executions run to continue that of " + ref.request(), later);
        }
    }

    private void refused(RequestRef ref, String arn, String reason) {
        Optional<DescribeExecutionResponse> found = ends.describe(arn);
        if (found.filter(execution -> !ExecutionEnds.isOver(execution.status())).isPresent()) {
            return;
        }
        int moves = executions.execution(ref).map(KnownExecution::moves).orElse(0);
        RequestFinished end = found.filter(execution -> execution.status() == ExecutionStatus.SUCCEEDED)
                .map(execution -> ExecutionEnd.of(execution, ref, moves))
                .orElseGet(() -> ExecutionEnd.notContinued(ref, reason, moves));
        LOG.warn("Request {} is not retried: {}", ref.request(), reason);
        transaction.run(ref.tenantId(), () -> events.publishEvent(end));
    }

    private boolean isOpen(RequestRef ref) {
        return transaction
                .call(ref.tenantId(), () -> orders.openRevision(ref.request()))
                .isPresent();
    }
}
