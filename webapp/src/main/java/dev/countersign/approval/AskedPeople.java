package dev.countersign.approval;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.AfterDue;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
    private final People people;

    AskedPeople(
            TenantTransaction transaction,
            AssignmentRepository assignments,
            Reasons reasons,
            AwayPeople away,
            DecisionRepository decisions,
            ApprovalRepository approvals,
            Separation separation,
            People people) {
        this.people = people;
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

    /** Who asked for changes of the newest revision. */
    public List<PersonId> askedForChanges(TenantId tenant, FiledRequest request) {
        return transaction.call(
                tenant,
                () -> decisions.standingOf(request.id()).stream()
                        .filter(decision -> decision.verdict() == Verdict.REQUEST_CHANGES
                                && decision.revision() == request.revision())
                        .map(DecisionRepository.Row::person)
                        .distinct()
                        .toList());
    }

    /** What follows if the open approval of this step is not decided in time; empty if none is open. */
    public Optional<AfterDue> afterDue(TenantId tenant, FiledRequest request, String step) {
        return transaction.call(
                tenant,
                () -> approvals.ofRequest(request.id()).stream()
                        .filter(row -> row.isOpen() && row.step().equals(step))
                        .reduce((_, later) -> later)
                        .flatMap(row -> afterDue(tenant, request, row)));
    }

    /**
     * The due date that was missed last.
     *
     * @param approval the approval that it is about, if the one is meant
     * @param unchanged whether the requester is meant, who did not change the request in time
     */
    public Optional<MissedDue> missed(
            TenantId tenant, FiledRequest request, Optional<UUID> approval, boolean unchanged) {
        return transaction.call(tenant, () -> {
            List<ApprovalRow> expired = approvals.ofRequest(request.id()).stream()
                    .filter(row -> row.isExpired() && row.isRevise() == unchanged)
                    .toList();
            return expired.stream()
                    .filter(row -> approval.filter(row.id().value()::equals).isPresent())
                    .findFirst()
                    .or(() -> expired.stream().reduce((_, later) -> later))
                    .map(row -> missed(tenant, request, row));
        });
    }

    private MissedDue missed(TenantId tenant, FiledRequest request, ApprovalRow row) {
        List<PersonId> silent = row.isRevise() ? List.of() : assignments.calledOff(row.id());
        Map<PersonId, PersonName> names = people.names(tenant, silent);
        return new MissedDue(
                row.isRevise() ? Text.NONE : ApprovalSteps.name(request.definition(), row.step()),
                silent.stream()
                        .flatMap(one -> Stream.ofNullable(names.get(one)))
                        .toList(),
                row.dueAt(),
                afterDue(tenant, request, row).orElse(new AfterDue(AfterDue.Kind.EXPIRES, Text.NONE)));
    }

    private Optional<AfterDue> afterDue(TenantId tenant, FiledRequest request, ApprovalRow row) {
        return ApprovalSteps.find(request.definition(), row.step())
                .map(step -> AfterDue.of(
                        step,
                        row.visit(),
                        people.groupNames(
                                tenant,
                                AfterDue.group(step, row.visit()).stream().toList())));
    }

    /** The first who approved the request; nobody if only rules did. */
    public List<Approved> approvers(TenantId tenant, RequestId request, int most) {
        return transaction.call(tenant, () -> decisions.approvedBy(request, most));
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
