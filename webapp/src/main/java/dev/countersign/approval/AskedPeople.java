package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What notifications tell about an approval. Nobody is authorized here. */
@Service
public class AskedPeople {

    private final TenantTransaction transaction;
    private final AssignmentRepository assignments;
    private final Reasons reasons;
    private final AwayPeople away;
    private final DecisionRepository decisions;
    private final ApprovalRepository approvals;
    private final Separation separation;

    AskedPeople(
            TenantTransaction transaction,
            AssignmentRepository assignments,
            Reasons reasons,
            AwayPeople away,
            DecisionRepository decisions,
            ApprovalRepository approvals,
            Separation separation) {
        this.approvals = approvals;
        this.separation = separation;
        this.decisions = decisions;
        this.transaction = transaction;
        this.assignments = assignments;
        this.reasons = reasons;
        this.away = away;
    }

    /** Whether the approval still waits for this person. */
    public boolean isWaitingFor(TenantId tenant, UUID approval, PersonId person) {
        return transaction.call(
                tenant,
                () -> assignments
                        .find(new ApprovalId(approval), person)
                        .filter(row -> row.status() == AssignmentRepository.Status.OPEN)
                        .isPresent());
    }

    private Map<PersonId, Separation.Conflict> conflicts(FiledRequest request, ApprovalId approval) {
        return approvals
                .find(approval)
                .map(row -> separation.conflicts(request, row))
                .orElseGet(Map::of);
    }

    /** Whether an approval of the request waits for this person now. */
    public boolean isAskedNow(TenantId tenant, RequestId request, PersonId person) {
        return transaction.call(
                tenant,
                () -> assignments.ofRequest(request).stream()
                        .anyMatch(row ->
                                row.person().equals(person) && row.status() == AssignmentRepository.Status.OPEN));
    }

    /** Who denied the request; empty if a rule did, or the time. */
    public List<PersonId> deniers(TenantId tenant, RequestId request) {
        return transaction.call(
                tenant, () -> decisions.deniersOf(request).stream().distinct().toList());
    }

    /** Why this person is asked; empty if they are not. */
    public List<ReadableReason> why(TenantId tenant, FiledRequest request, UUID approval, PersonId person) {
        return transaction.call(
                tenant,
                () -> assignments
                        .find(new ApprovalId(approval), person)
                        .map(row -> away.why(tenant, row)
                                .orElseGet(() -> reasons.readable(
                                        tenant, request.definition(), row, conflicts(request, row.approval()))))
                        .orElseGet(List::of));
    }
}
