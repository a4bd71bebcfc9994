package dev.countersign.approval;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.people.PersonId;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.Requests;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Ends an approval that is due and that nobody has settled. The request's row lock puts it in a line with decisions: of a decision and
 * the clock at the same moment one is first, and the other finds that there is nothing left to do. What follows is the template's
 * business: the execution is answered, and routes.
 */
@Component
class ExpireCall {

    private final TenantTransaction transaction;
    private final Requests requests;
    private final ApprovalRepository approvals;
    private final AssignmentRepository assignments;
    private final AnswerCalls answers;
    private final Announcement announcement;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ExpireCall(
            TenantTransaction transaction,
            Requests requests,
            ApprovalRepository approvals,
            AssignmentRepository assignments,
            AnswerCalls answers,
            Announcement announcement,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.transaction = transaction;
        this.requests = requests;
        this.approvals = approvals;
        this.assignments = assignments;
        this.answers = answers;
        this.announcement = announcement;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    void run(ApprovalRef ref) {
        TenantId tenant = ref.tenantId();
        transaction.run(
                tenant,
                () -> approvals
                        .find(ref.approvalId())
                        .flatMap(row -> requests.lock(tenant, row.request()))
                        .filter(request -> request.status().isOpen())
                        .ifPresent(request -> expire(tenant, request, ref.approvalId())));
    }

    private void expire(TenantId tenant, FiledRequest request, ApprovalId id) {
        ApprovalRow approval = approvals.lock(id).orElseThrow();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!approval.isOpen() || approval.dueAt().isAfter(now)) {
            return;
        }
        List<PersonId> silent = assignments.open(id);
        approvals.settle(id, TaskAnswer.Outcome.EXPIRED, now, now);
        assignments.callOffOpen(id);
        answers.at(tenant, id, now);
        events.publishEvent(new ApprovalExpired(tenant, request.id(), id, approval.step(), silent, approval.dueAt()));
        announcement.changed(tenant, request);
        audit.append(
                tenant,
                new AuditEvent(
                        "approval.expired",
                        null,
                        request.id().value(),
                        Map.of(
                                "approval", id.toString(),
                                "step", approval.step(),
                                "visit", Integer.toString(approval.visit()),
                                "due", approval.dueAt().toString())));
    }
}
