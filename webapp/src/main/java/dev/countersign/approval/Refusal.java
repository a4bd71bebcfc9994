package dev.countersign.approval;

import dev.countersign.people.Actor;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.Remark;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Why a decision is not taken in, with everything locked that it depends on. */
record Refusal(
        FiledRequest request,
        ApprovalRow approval,
        List<AssignmentRepository.Row> asked,
        List<DecisionRepository.Row> standing,
        Map<PersonId, Separation.Conflict> conflicts) {

    Refusal {
        asked = List.copyOf(asked);
        standing = List.copyOf(standing);
        conflicts = Map.copyOf(conflicts);
    }

    /** Empty when nothing speaks against it. */
    Optional<DecideResult> of(
            Actor actor,
            Verdict verdict,
            String comment,
            int revision,
            BiFunction<Actor, DecisionRepository.Row, PersonName> name) {
        if (request.requester().equals(actor.person())) {
            return Optional.of(new DecideResult.NotAllowed(DecideResult.NotAllowed.Why.OWN_REQUEST));
        }
        if (asked.stream().noneMatch(assignment -> assignment.person().equals(actor.person()))) {
            return Optional.of(new DecideResult.NotAllowed(DecideResult.NotAllowed.Why.NOT_ASSIGNED));
        }
        return decided(actor)
                .<DecideResult>map(before -> before.person().equals(actor.person())
                        ? new DecideResult.OwnDecision(before.verdict(), before.decidedAt())
                        : new DecideResult.AlreadyDecided(
                                name.apply(actor, before), before.decidedAt(), before.verdict()))
                .or(this::expired)
                .or(this::closed)
                .or(() -> separated(actor))
                .or(() -> stale(revision))
                .or(() -> offered(verdict))
                .or(() -> wording(verdict, comment));
    }

    /** The person's own decision, or the one that settled it without them. */
    private Optional<DecisionRepository.Row> decided(Actor actor) {
        Optional<DecisionRepository.Row> own = standing.stream()
                .filter(decision -> decision.person().equals(actor.person()))
                .findFirst();
        return own.or(() -> approval.outcome().flatMap(outcome -> Ballot.deciding(outcome, standing)));
    }

    private Optional<DecideResult> expired() {
        return approval.isExpired() ? Optional.of(new DecideResult.Expired(approval.dueAt())) : Optional.empty();
    }

    private Optional<DecideResult> closed() {
        return approval.isOpen() && request.status().isOpen()
                ? Optional.empty()
                : Optional.of(new DecideResult.Closed());
    }

    /** Somebody who decided a step that needs another person, or whom nobody needs to stand in any more. */
    private Optional<DecideResult> separated(Actor actor) {
        Optional<DecideResult> conflict = Optional.ofNullable(conflicts.get(actor.person()))
                .map(before -> new DecideResult.DecidedElsewhere(
                        ApprovalSteps.name(request.definition(), before.step()),
                        ApprovalSteps.name(request.definition(), approval.step()),
                        before.verdict()));
        return conflict.or(() -> asked.stream()
                .filter(assignment -> assignment.person().equals(actor.person()))
                .filter(assignment -> assignment.status() == AssignmentRepository.Status.SUSPENDED)
                .findFirst()
                .map(_ -> new DecideResult.NotAllowed(DecideResult.NotAllowed.Why.NOT_ASSIGNED)));
    }

    private Optional<DecideResult> offered(Verdict verdict) {
        return ApprovalSteps.offered(request.definition(), approval.step()).contains(verdict)
                ? Optional.empty()
                : Optional.of(new DecideResult.NotAllowed(DecideResult.NotAllowed.Why.NOT_OFFERED));
    }

    private Optional<DecideResult> stale(int revision) {
        return revision == approval.revision() && revision == request.revision()
                ? Optional.empty()
                : Optional.of(new DecideResult.Stale(request.revision()));
    }

    private static Optional<DecideResult> wording(Verdict verdict, String comment) {
        Remark remark = Remark.of(comment);
        if (verdict == Verdict.DENY && remark.isEmpty()) {
            return Optional.of(new DecideResult.CommentRequired());
        }
        return remark.isTooLong()
                ? Optional.of(new DecideResult.CommentTooLong(remark.length(), Remark.LONGEST))
                : Optional.empty();
    }
}
