package dev.countersign.request;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.execution.RequestFinished;
import dev.countersign.execution.StepFinished;
import dev.countersign.live.Changes;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import dev.countersign.text.StorableText;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Follows what executions tell, as far as the recorded decisions bear it out. It is told more than once and in any order: what is known
 * already, and what is about a request that has ended, changes nothing.
 */
@Component
class ExecutionEvents {

    private final Requests files;
    private final Evidence evidence;
    private final RequestRepository requests;
    private final StepResultRepository results;
    private final ApprovalTrace approvals;
    private final Changes changes;
    private final AuditLog audit;
    private final Alarms alarms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ExecutionEvents(
            Requests files,
            Evidence evidence,
            RequestRepository requests,
            StepResultRepository results,
            ApprovalTrace approvals,
            Changes changes,
            AuditLog audit,
            Alarms alarms,
            ApplicationEventPublisher events,
            Clock clock) {
        this.files = files;
        this.evidence = evidence;
        this.requests = requests;
        this.results = results;
        this.approvals = approvals;
        this.changes = changes;
        this.audit = audit;
        this.alarms = alarms;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(RequestFinished finished) {
        TenantId tenant = finished.tenant();
        files.lock(tenant, new RequestId(finished.request()))
                .filter(request -> request.status().isOpen())
                .ifPresent(request -> {
                    Optional<List<String>> against =
                            finished.revision().orElse(request.revision()) == request.revision()
                                    ? evidence.against(
                                            tenant,
                                            request,
                                            finished.outcome(),
                                            finished.result().step())
                                    : Optional.of(List.of());
                    against.ifPresentOrElse(
                            missing -> keepOpen(finished, request, missing), () -> close(finished, request));
                });
    }

    private void close(RequestFinished finished, FiledRequest request) {
        TenantId tenant = finished.tenant();
        RequestStatus status = status(finished.outcome());
        String reason = finished.result().reason() == null
                ? null
                : StorableText.of(finished.result().reason());
        requests.close(request.id(), status, reason, clock.instant());
        events.publishEvent(ended(tenant, request, finished.outcome()));
        if (status == RequestStatus.FAILED) {
            alarms.raise(tenant, AlarmKind.REQUEST_FAILED, request.id().toString(), facts(request, reason));
        }
        announce(tenant, request.id(), request.requester());
        Map<String, String> details = new HashMap<>();
        details.put("status", status.name());
        if (reason != null) {
            details.put("reason", reason);
        }
        audit.append(tenant, new AuditEvent("request.closed", null, finished.request(), details));
    }

    /** Nothing is believed and nothing is undone: administrators are told, once, and the request says so. */
    private void keepOpen(RequestFinished finished, FiledRequest request, List<String> missing) {
        TenantId tenant = finished.tenant();
        if (!requests.markUnconfirmed(request.id(), clock.instant())) {
            return;
        }
        // Without its reason: nobody knows whose words they are.
        Map<String, String> facts = facts(request, null);
        facts.put("outcome", finished.outcome().name());
        if (!missing.isEmpty()) {
            facts.put("missing", String.join(", ", missing));
        }
        alarms.raise(tenant, AlarmKind.OUTCOME_NOT_CONFIRMED, request.id().toString(), facts);
        announce(tenant, request.id(), request.requester());
        audit.append(
                tenant,
                new AuditEvent(
                        "request.unconfirmed",
                        null,
                        finished.request(),
                        Map.of("outcome", finished.outcome().name(), "missing", String.join(", ", missing))));
    }

    private static Map<String, String> facts(FiledRequest request, @Nullable String reason) {
        Map<String, String> facts = new HashMap<>();
        facts.put("request", request.id().toString());
        facts.put("number", request.number());
        facts.put("revision", Integer.toString(request.revision()));
        if (reason != null) {
            facts.put("reason", reason);
        }
        return facts;
    }

    /** A result may overtake the end of its request, so it is kept even when the request is closed. */
    @EventListener
    void on(StepFinished finished) {
        RequestId id = new RequestId(finished.request());
        requests.lock(id).filter(row -> row.revision() == finished.revision()).ifPresent(row -> {
            if (results.add(finished.tenant(), id, finished.step(), finished.result(), clock.instant())) {
                requests.touch(id, clock.instant());
                announce(finished.tenant(), id, row.requester());
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

    private void announce(TenantId tenant, RequestId id, PersonId requester) {
        Set<PersonId> concerned = new HashSet<>(approvals.everybody(id));
        concerned.add(requester);
        changes.announce(tenant, id.value(), concerned);
    }

    private static RequestEnded ended(TenantId tenant, FiledRequest request, RequestEvent.Outcome outcome) {
        return switch (outcome) {
            case APPROVED -> new RequestEnded.Approved(tenant, request.id(), request.revision());
            case DENIED, CHANGES_REQUESTED -> new RequestEnded.Denied(tenant, request.id(), request.revision());
            case WITHDRAWN -> new RequestEnded.Withdrawn(tenant, request.id(), request.revision(), request.requester());
            case EXPIRED -> new RequestEnded.Expired(tenant, request.id(), request.revision());
            case FAILED -> new RequestEnded.Failed(tenant, request.id(), request.revision());
        };
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
