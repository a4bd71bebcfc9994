package dev.countersign.execution;

import dev.countersign.limit.Repeated;
import dev.countersign.tenant.TenantTransaction;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/**
 * Compares an open request with its execution and repairs what a lost message left behind: a request that was never started is
 * started, one whose execution has ended is finished.
 */
@Component
class Reconciliation {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

    private final ExecutionEnds ends;
    private final StartExecutionCall executions;
    private final Executions calls;
    private final ExecutionOrders orders;
    private final TenantTransaction transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** What no comparison mends is logged once an hour. */
    private final Repeated repeated;

    Reconciliation(
            ExecutionEnds ends,
            StartExecutionCall executions,
            Executions calls,
            ExecutionOrders orders,
            TenantTransaction transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.ends = ends;
        this.executions = executions;
        this.calls = calls;
        this.orders = orders;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
        this.repeated = new Repeated(clock);
    }

    void reconcile(RequestRef ref) {
        executions.execution(ref).ifPresent(known -> reconcile(ref, false, known.arn(), known.moves()));
    }

    void reconcile(ReconciliationRepository.Candidate candidate) {
        RequestRef ref = candidate.request();
        reconcile(
                ref,
                candidate.started(),
                candidate.machine().map(version -> ExecutionArn.of(version, ref.request(), candidate.moves())),
                candidate.moves());
    }

    /** @param started whether it is known already that the execution runs or ran */
    private void reconcile(RequestRef ref, boolean started, Optional<String> executionArn, int moves) {
        Optional<DescribeExecutionResponse> execution = executionArn.flatMap(ends::describe);
        if (execution.isEmpty()) {
            repeated.found("none " + ref.request())
                    .ifPresent(_ -> LOG.warn("Request {} has no execution: starting it", ref.request()));
            transaction.run(ref.tenantId(), () -> calls.start(ref.tenantId(), ref.request()));
            return;
        }
        DescribeExecutionResponse found = execution.get();
        switch (found.status()) {
            case RUNNING -> {
                if (!started) {
                    transaction.run(
                            ref.tenantId(),
                            () -> orders.started(ref.tenantId(), ref.request(), moves, found.executionArn()));
                }
            }
            case SUCCEEDED, FAILED, TIMED_OUT, ABORTED -> finish(ref, found, moves);
            case PENDING_REDRIVE, UNKNOWN_TO_SDK_VERSION ->
                repeated.found(found.executionArn())
                        .ifPresent(_ -> LOG.warn("Execution {} is {}", found.executionArn(), found.statusAsString()));
        }
    }

    /** Its message may still be on its way. If so, the request is compared again when the message counts as lost. */
    private void finish(RequestRef ref, DescribeExecutionResponse execution, int moves) {
        Instant lost = execution.stopDate().plus(ReconciliationRounds.GRACE);
        if (lost.isAfter(clock.instant())) {
            transaction.run(ref.tenantId(), () -> calls.reconcile(ref.tenantId(), ref.request(), lost));
            return;
        }
        LOG.info("Request {} is open, and its execution is {}", ref.request(), execution.statusAsString());
        transaction.run(
                ref.tenantId(),
                () -> orders.openRevision(ref.request())
                        .map(revision -> ExecutionEnd.of(execution, ref, moves))
                        .ifPresent(events::publishEvent));
    }
}
