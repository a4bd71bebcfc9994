package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.List;
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

    AskedPeople(
            TenantTransaction transaction,
            AssignmentRepository assignments,
            Reasons reasons,
            AwayPeople away,
            DecisionRepository decisions) {
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
                                .orElseGet(() -> reasons.readable(tenant, request.definition(), row.why())))
                        .orElseGet(List::of));
    }
}
