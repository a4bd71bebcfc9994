package dev.countersign.request;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.execution.RequestFinished;
import dev.countersign.execution.StepFinished;
import dev.countersign.live.Changes;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Follows what executions tell. Messages come more than once and in any order: what is known already, and what is about an
 * earlier revision or a request that has ended, changes nothing.
 */
@Component
class ExecutionEvents {

    private final RequestRepository requests;
    private final StepResultRepository results;
    private final ApprovalTrace approvals;
    private final Changes changes;
    private final AuditLog audit;
    private final Clock clock;

    ExecutionEvents(
            RequestRepository requests,
            StepResultRepository results,
            ApprovalTrace approvals,
            Changes changes,
            AuditLog audit,
            Clock clock) {
        this.requests = requests;
        this.results = results;
        this.approvals = approvals;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    @EventListener
    void on(RequestFinished finished) {
        RequestId id = new RequestId(finished.request());
        current(id, finished.revision()).ifPresent(row -> {
            RequestStatus status = status(finished.outcome());
            requests.close(id, status, finished.result().reason(), clock.instant());
            announce(finished.tenant(), row);
            Map<String, String> details = new HashMap<>();
            details.put("status", status.name());
            if (finished.result().reason() != null) {
                details.put("reason", finished.result().reason());
            }
            audit.append(finished.tenant(), new AuditEvent("request.closed", null, finished.request(), details));
        });
    }

    /** A result may overtake the end of its request, so it is kept even when the request is closed. */
    @EventListener
    void on(StepFinished finished) {
        RequestId id = new RequestId(finished.request());
        requests.lock(id).filter(row -> row.revision() == finished.revision()).ifPresent(row -> {
            if (results.add(finished.tenant(), id, finished.step(), finished.result(), clock.instant())) {
                requests.touch(id, clock.instant());
                announce(finished.tenant(), row);
                audit.append(
                        finished.tenant(),
                        new AuditEvent(
                                "request.step-finished",
                                null,
                                finished.request(),
                                Map.of(
                                        "step",
                                        finished.step(),
                                        "result",
                                        finished.result().toString())));
            }
        });
    }

    private Optional<RequestRepository.Row> current(RequestId id, int revision) {
        return requests.lock(id).filter(row -> row.status().isOpen() && row.revision() == revision);
    }

    private void announce(TenantId tenant, RequestRepository.Row row) {
        Set<PersonId> concerned = new HashSet<>(approvals.everybody(row.id()));
        concerned.add(row.requester());
        changes.announce(tenant, row.id().value(), concerned);
    }

    /** An execution that ends with changes requested has refused what was sent; what is sent next is another revision. */
    private static RequestStatus status(RequestEvent.Outcome outcome) {
        return switch (outcome) {
            case APPROVED -> RequestStatus.APPROVED;
            case DENIED, CHANGES_REQUESTED -> RequestStatus.DENIED;
            case WITHDRAWN -> RequestStatus.WITHDRAWN;
            case EXPIRED -> RequestStatus.EXPIRED;
            case FAILED -> RequestStatus.FAILED;
        };
    }
}
