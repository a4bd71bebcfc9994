package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/**
 * Compares open requests with their executions and repairs what a lost message left behind: a request that was never started is
 * started, one whose execution has ended is finished.
 */
@Component
class Reconciliation {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

    /** A message may be under way for so long before it counts as lost. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final int PAGE = 200;

    private final ExecutionEnds ends;
    private final StartExecutionCall executions;
    private final Executions calls;
    private final ExecutionOrders orders;
    private final Tenants tenants;
    private final TenantTransaction transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reconciliation(
            ExecutionEnds ends,
            StartExecutionCall executions,
            Executions calls,
            ExecutionOrders orders,
            Tenants tenants,
            TenantTransaction transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.ends = ends;
        this.executions = executions;
        this.calls = calls;
        this.orders = orders;
        this.tenants = tenants;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    void reconcileAll() {
        Instant before = clock.instant().minus(GRACE);
        for (TenantId tenant : tenants.all()) {
            Optional<UUID> last = Optional.empty();
            do {
                Optional<UUID> after = last;
                List<UUID> open = transaction.call(tenant, () -> orders.open(before, after, PAGE));
                open.forEach(request -> reconcileOrWarn(new RequestRef(tenant.value(), request)));
                last = open.size() < PAGE ? Optional.empty() : Optional.of(open.getLast());
            } while (last.isPresent());
        }
    }

    /** One request that cannot be looked at must not keep the others from being. The next round tries it again. */
    private void reconcileOrWarn(RequestRef ref) {
        try {
            reconcile(ref);
        } catch (RuntimeException e) {
            LOG.warn("Request {} could not be compared with its execution", ref.request(), e);
        }
    }

    void reconcile(RequestRef ref) {
        Optional<DescribeExecutionResponse> execution =
                executions.executionArn(ref).flatMap(ends::describe);
        if (execution.isEmpty()) {
            LOG.warn("Request {} has no execution: starting it", ref.request());
            transaction.run(ref.tenantId(), () -> calls.start(ref.tenantId(), ref.request()));
            return;
        }
        DescribeExecutionResponse found = execution.get();
        switch (found.status()) {
            case RUNNING -> transaction.run(ref.tenantId(), () -> orders.started(ref.request(), found.executionArn()));
            case SUCCEEDED, FAILED, TIMED_OUT, ABORTED -> finish(ref, found);
            case PENDING_REDRIVE, UNKNOWN_TO_SDK_VERSION ->
                LOG.warn("Execution {} is {}", found.executionArn(), found.statusAsString());
        }
    }

    private void finish(RequestRef ref, DescribeExecutionResponse execution) {
        if (execution.stopDate().isAfter(clock.instant().minus(GRACE))) {
            return;
        }
        LOG.info("Request {} is open, and its execution is {}", ref.request(), execution.statusAsString());
        transaction.run(
                ref.tenantId(),
                () -> orders.openRevision(ref.request())
                        .map(revision -> ExecutionEnd.of(execution, ref))
                        .ifPresent(events::publishEvent));
    }
}
