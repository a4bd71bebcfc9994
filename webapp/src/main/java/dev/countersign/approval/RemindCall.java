package dev.countersign.approval;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.people.PersonId;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.Requests;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Reminds those who have not answered yet. Behind the request's row lock, so that nobody is reminded of what is just being decided. */
@Component
class RemindCall {

    private final TenantTransaction transaction;
    private final Requests requests;
    private final ApprovalRepository approvals;
    private final AssignmentRepository assignments;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    RemindCall(
            TenantTransaction transaction,
            Requests requests,
            ApprovalRepository approvals,
            AssignmentRepository assignments,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.transaction = transaction;
        this.requests = requests;
        this.approvals = approvals;
        this.assignments = assignments;
        this.audit = audit;
        this.events = events;
    }

    void run(Deadlines.Reminder reminder) {
        TenantId tenant = new TenantId(reminder.tenant());
        ApprovalId id = new ApprovalId(reminder.approval());
        transaction.run(
                tenant,
                () -> approvals
                        .find(id)
                        .flatMap(row -> requests.lock(tenant, row.request()))
                        .filter(request -> request.status().isOpen())
                        .ifPresent(request -> remind(tenant, request, id, reminder.number())));
    }

    private void remind(TenantId tenant, FiledRequest request, ApprovalId id, int number) {
        ApprovalRow approval = approvals.lock(id).orElseThrow();
        List<PersonId> silent = assignments.open(id);
        if (!approval.isOpen() || silent.isEmpty()) {
            return;
        }
        events.publishEvent(
                new ApproversReminded(tenant, request.id(), id, approval.step(), silent, approval.dueAt(), number));
        audit.append(
                tenant,
                new AuditEvent(
                        "approval.reminded",
                        null,
                        request.id().value(),
                        Map.of("approval", id.toString(), "step", approval.step())));
    }
}
