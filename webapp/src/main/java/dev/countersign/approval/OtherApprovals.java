package dev.countersign.approval;

import dev.countersign.definitions.step.SeparationOfDuties;
import dev.countersign.people.Actor;
import dev.countersign.request.FiledRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The other approvals of a request that wait for the same person. */
final class OtherApprovals {

    private OtherApprovals() {}

    /** Those of which the person can decide only this one or that one. */
    static List<ApprovalCase.Instead> instead(
            Actor actor,
            FiledRequest request,
            ApprovalRow row,
            List<ApprovalRow> visits,
            List<AssignmentRepository.Row> askedAnywhere) {
        if (!isAsked(actor, row.id(), askedAnywhere)) {
            return List.of();
        }
        Set<String> apart = SeparationOfDuties.of(request.definition().steps()).apartFrom(row.step());
        return visits.stream()
                .filter(visit -> visit.isOpen() && visit.revision() == row.revision() && apart.contains(visit.step()))
                .filter(visit -> isAsked(actor, visit.id(), askedAnywhere))
                .map(visit ->
                        new ApprovalCase.Instead(visit.id(), ApprovalSteps.name(request.definition(), visit.step())))
                .toList();
    }

    private static boolean isAsked(Actor actor, ApprovalId approval, List<AssignmentRepository.Row> askedAnywhere) {
        return askedAnywhere.stream()
                .anyMatch(one -> one.approval().equals(approval)
                        && one.person().equals(actor.person())
                        && one.status() == AssignmentRepository.Status.OPEN);
    }

    /** The approval of a later revision that waits for this person. */
    static Optional<ApprovalId> newer(
            Actor actor, ApprovalRow row, List<ApprovalRow> visits, List<AssignmentRepository.Row> askedAnywhere) {
        return visits.stream()
                .filter(visit -> visit.isOpen() && visit.revision() > row.revision())
                .map(ApprovalRow::id)
                .filter(id -> isAsked(actor, id, askedAnywhere))
                .findFirst();
    }
}
