package dev.countersign.approval;

import dev.countersign.approval.DecideResult.NotAllowed.Why;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.Remark;
import dev.countersign.request.RequestEnd;
import dev.countersign.request.Revising;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which decisions are not taken in, and why. Everything that it depends on is locked. */
@Component
class DecisionPolicy {

    private final AssignmentRepository assignments;
    private final ActRepository acts;
    private final DecisionRepository decisions;
    private final Separation separation;
    private final Membership membership;
    private final People people;
    private final Revising revising;

    DecisionPolicy(
            AssignmentRepository assignments,
            ActRepository acts,
            DecisionRepository decisions,
            Separation separation,
            Membership membership,
            People people,
            Revising revising) {
        this.assignments = assignments;
        this.acts = acts;
        this.decisions = decisions;
        this.separation = separation;
        this.membership = membership;
        this.people = people;
        this.revising = revising;
    }

    /** Why this person's answer is refused; empty where nothing speaks against it. */
    Optional<DecideResult> refusal(Actor actor, LockedApproval approval, Answer answer) {
        if (approval.filed().requester().equals(actor.person())
                && !approval.step().policy().allowsOwnRequest()) {
            return notAllowed(Why.OWN_REQUEST);
        }
        List<AssignmentRepository.Row> asked = assignments.of(approval.id());
        Optional<AssignmentRepository.Row> mine = asked.stream()
                .filter(assignment -> assignment.person().equals(actor.person()))
                .findFirst();
        if (mine.isEmpty()) {
            return passedOn(actor, approval, asked)
                    .or(() -> handedOver(actor, approval))
                    .or(() -> notAllowed(Why.NOT_ASSIGNED));
        }
        return decided(actor, approval)
                .or(() -> expired(approval))
                .or(() -> gone(actor, approval))
                .or(() -> decidedElsewhere(actor.person(), approval))
                .or(() -> suspended(mine.get()))
                .or(() -> notMember(actor, mine.get()))
                .or(() -> stale(approval, answer.revision()))
                .or(() -> notOffered(approval, answer.verdict()))
                .or(() -> unconfirmed(approval, answer.verdict()))
                .or(() -> wording(answer));
    }

    /** Somebody who is asked and away, while another one decides for them or has done so. */
    private Optional<DecideResult> passedOn(
            Actor actor, LockedApproval approval, List<AssignmentRepository.Row> asked) {
        return asked.stream()
                .filter(assignment -> assignment.comesBackTo(actor.person()))
                .findFirst()
                .flatMap(assignment -> decided(actor, approval)
                        .or(() -> expired(approval))
                        .or(() -> gone(actor, approval))
                        .or(() -> Optional.of(new DecideResult.PassedOn(name(actor, assignment.person())))));
    }

    private Optional<DecideResult> handedOver(Actor actor, LockedApproval approval) {
        return acts.lastPassedFrom(approval.id(), actor.person())
                .flatMap(act -> act.passed()
                        .map(passed -> new DecideResult.HandedOver(
                                name(actor, act.by()),
                                name(actor, passed.to()),
                                act.by().equals(actor.person()),
                                act.at())));
    }

    /** The person's own decision, or the one that settled it without them. */
    private Optional<DecideResult> decided(Actor actor, LockedApproval approval) {
        List<DecisionRepository.Row> standing = decisions.standing(approval.id());
        Optional<DecideResult> own = standing.stream()
                .filter(decision -> decision.person().equals(actor.person()))
                .findFirst()
                .map(decision -> new DecideResult.OwnDecision(decision.verdict(), decision.decidedAt()));
        return own.or(() -> approval.row()
                .outcome()
                .flatMap(outcome -> Ballot.deciding(outcome, standing))
                .map(first -> new DecideResult.AlreadyDecided(
                        name(actor, first.person()), first.decidedAt(), first.verdict())));
    }

    private PersonName name(Actor actor, PersonId person) {
        return people.find(actor.tenant(), person).orElseThrow().personName();
    }

    private static Optional<DecideResult> expired(LockedApproval approval) {
        return approval.row().isExpired()
                ? Optional.of(new DecideResult.Expired(approval.row().dueAt()))
                : Optional.empty();
    }

    /** Who decides by an old letter is told of the new revision, not only that nobody needs an answer. */
    private static Optional<DecideResult> revised(LockedApproval approval) {
        int current = approval.filed().revision();
        return approval.filed().status().isOpen() && approval.row().revision() < current
                ? Optional.of(new DecideResult.Stale(current))
                : Optional.empty();
    }

    /** Nobody decides this approval any more. What happened to the request says more than that it went on. */
    private Optional<DecideResult> gone(Actor actor, LockedApproval approval) {
        return revised(approval).or(() -> changing(actor, approval)).or(() -> closed(actor, approval));
    }

    private Optional<DecideResult> changing(Actor actor, LockedApproval approval) {
        FiledRequest request = approval.filed();
        if (approval.row().isOpen() || !request.status().isOpen()) {
            return Optional.empty();
        }
        if (revising.isBeingChanged(request)) {
            return Optional.of(new DecideResult.BeingChanged());
        }
        return request.changesDue().map(_ -> new DecideResult.SentBack(name(actor, request.requester())));
    }

    private Optional<DecideResult> closed(Actor actor, LockedApproval approval) {
        FiledRequest request = approval.filed();
        return approval.row().isOpen() && request.status().isOpen()
                ? Optional.empty()
                : Optional.of(new DecideResult.Closed(RequestEnd.of(actor.tenant(), request, people)));
    }

    /** Somebody who decided a step that needs another person. */
    private Optional<DecideResult> decidedElsewhere(PersonId person, LockedApproval approval) {
        return Optional.ofNullable(
                        separation.conflicts(approval.filed(), approval.row()).get(person))
                .map(before -> new DecideResult.DecidedElsewhere(
                        ApprovalSteps.name(approval.filed().definition(), before.step()),
                        approval.step().name(),
                        before.verdict()));
    }

    /** Somebody whom nobody needs to stand in any more. */
    private static Optional<DecideResult> suspended(AssignmentRepository.Row mine) {
        return mine.status() == AssignmentRepository.Status.SUSPENDED ? notAllowed(Why.NOT_ASSIGNED) : Optional.empty();
    }

    /** Somebody who has left the group that is asked. */
    private Optional<DecideResult> notMember(Actor actor, AssignmentRepository.Row mine) {
        return membership.lost(actor.tenant(), List.of(mine)).isEmpty() ? Optional.empty() : notAllowed(Why.LEFT_GROUP);
    }

    private static Optional<DecideResult> stale(LockedApproval approval, int revision) {
        int current = approval.filed().revision();
        return revision == approval.row().revision() && revision == current
                ? Optional.empty()
                : Optional.of(new DecideResult.Stale(current));
    }

    private static Optional<DecideResult> notOffered(LockedApproval approval, Verdict verdict) {
        return ApprovalSteps.offered(
                                approval.filed().definition(), approval.row().step())
                        .contains(verdict)
                ? Optional.empty()
                : notAllowed(Why.NOT_OFFERED);
    }

    private static Optional<DecideResult> unconfirmed(LockedApproval approval, Verdict verdict) {
        return ApprovalSteps.offered(approval.filed(), approval.row().step()).contains(verdict)
                ? Optional.empty()
                : Optional.of(new DecideResult.EndUnconfirmed());
    }

    private static Optional<DecideResult> wording(Answer answer) {
        Remark remark = answer.remark();
        if (answer.verdict() == Verdict.DENY && remark.isEmpty()) {
            return Optional.of(new DecideResult.CommentRequired());
        }
        if (answer.verdict() == Verdict.REQUEST_CHANGES && remark.isEmpty()) {
            return Optional.of(new DecideResult.QuestionRequired());
        }
        return remark.isTooLong()
                ? Optional.of(new DecideResult.CommentTooLong(remark.length(), Remark.LONGEST))
                : Optional.empty();
    }

    private static Optional<DecideResult> notAllowed(Why why) {
        return Optional.of(new DecideResult.NotAllowed(why));
    }
}
