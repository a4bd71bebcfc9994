package dev.countersign.approval;

import dev.countersign.approval.HandoverResult.NotAllowed;
import dev.countersign.approval.HandoverResult.Unsuitable;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.Remark;
import dev.countersign.request.RequestEnd;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who may pass which approval to whom. Everything that it depends on is locked. */
@Component
class HandoverPolicy {

    private final AssignmentRepository assignments;
    private final ActRepository acts;
    private final DecisionRepository decisions;
    private final Separation separation;
    private final Membership membership;
    private final People people;

    HandoverPolicy(
            AssignmentRepository assignments,
            ActRepository acts,
            DecisionRepository decisions,
            Separation separation,
            Membership membership,
            People people) {
        this.assignments = assignments;
        this.acts = acts;
        this.decisions = decisions;
        this.separation = separation;
        this.membership = membership;
        this.people = people;
    }

    /** Why nothing is passed; empty if nothing is against it. */
    Optional<HandoverResult> refusal(Actor actor, LockedApproval approval, Handover wanted) {
        if (approval.filed().requester().equals(actor.person())) {
            return notAllowed(NotAllowed.Why.OWN_REQUEST);
        }
        List<AssignmentRepository.Row> asked = assignments.of(approval.id());
        return obstacle(actor, approval, wanted, asked).or(() -> unsuitable(actor, approval, wanted, asked));
    }

    /** The same, whoever gets it, and whoever has made the request. */
    Optional<HandoverResult> obstacle(Actor actor, LockedApproval approval, Handover wanted) {
        return obstacle(actor, approval, wanted, assignments.of(approval.id()));
    }

    private Optional<HandoverResult> obstacle(
            Actor actor, LockedApproval approval, Handover wanted, List<AssignmentRepository.Row> asked) {
        if (!wanted.isDelegation(actor.person()) && !isInCharge(actor, wanted.from())) {
            return notAllowed(NotAllowed.Why.NOT_IN_CHARGE);
        }
        Optional<AssignmentRepository.Row> from =
                asked.stream().filter(one -> one.person().equals(wanted.from())).findFirst();
        if (from.isEmpty()) {
            return passed(actor, approval, wanted.from());
        }
        return decided(actor, approval, wanted.from())
                .or(() -> closed(approval))
                .or(() -> suspended(actor, from.get()))
                .or(() -> wording(actor, wanted));
    }

    /** Whether the actor is asked in this approval or may take it from somebody who is. */
    boolean mayPass(Actor actor, LockedApproval approval) {
        return !approval.filed().requester().equals(actor.person())
                && assignments.of(approval.id()).stream()
                        .anyMatch(one -> one.person().equals(actor.person()) || isInCharge(actor, one.person()));
    }

    /** Administrators, and the manager of the person asked. */
    boolean isInCharge(Actor actor, PersonId of) {
        return actor.may(Right.MANAGE_REQUESTS)
                || people.find(actor.tenant(), of)
                        .filter(person -> actor.person().equals(person.manager()))
                        .isPresent();
    }

    private Optional<HandoverResult> passed(Actor actor, LockedApproval approval, PersonId from) {
        return acts.lastPassedFrom(approval.id(), from)
                .flatMap(act -> act.passed()
                        .<HandoverResult>map(passed -> new HandoverResult.AlreadyPassed(
                                name(actor, act.by()),
                                name(actor, passed.to()),
                                act.by().equals(from),
                                act.at())))
                .or(() -> notAllowed(NotAllowed.Why.NOT_ASSIGNED));
    }

    /** The decision of that person, or the one that settled it without them. */
    private Optional<HandoverResult> decided(Actor actor, LockedApproval approval, PersonId from) {
        List<DecisionRepository.Row> standing = decisions.standing(approval.id());
        return standing.stream()
                .filter(decision -> decision.person().equals(from))
                .findFirst()
                .or(() -> approval.row().outcome().flatMap(outcome -> Ballot.deciding(outcome, standing)))
                .map(first -> new HandoverResult.AlreadyDecided(
                        name(actor, first.person()), first.decidedAt(), first.verdict()));
    }

    private Optional<HandoverResult> closed(LockedApproval approval) {
        FiledRequest request = approval.filed();
        return approval.row().isOpen() && request.status().isOpen()
                ? Optional.empty()
                : Optional.of(new HandoverResult.Closed(RequestEnd.of(approval.tenant(), request, people)));
    }

    private boolean isActive(Actor actor, PersonId person) {
        return people.find(actor.tenant(), person).filter(Person::active).isPresent();
    }

    /** Somebody who may not decide here now has nothing to pass on. Who has left lost their groups with that, and still hands on what they were asked. */
    private Optional<HandoverResult> suspended(Actor actor, AssignmentRepository.Row from) {
        return from.status() == AssignmentRepository.Status.SUSPENDED
                        || (isActive(actor, from.person())
                                && !membership
                                        .lost(actor.tenant(), List.of(from))
                                        .isEmpty())
                ? notAllowed(NotAllowed.Why.NOT_ASSIGNED)
                : Optional.empty();
    }

    private static Optional<HandoverResult> wording(Actor actor, Handover wanted) {
        Remark note = wanted.note();
        if (note.isEmpty() && !wanted.isDelegation(actor.person())) {
            return Optional.of(new HandoverResult.ReasonRequired());
        }
        return note.isTooLong()
                ? Optional.of(new HandoverResult.NoteTooLong(note.length(), Remark.LONGEST))
                : Optional.empty();
    }

    private Optional<HandoverResult> unsuitable(
            Actor actor, LockedApproval approval, Handover wanted, List<AssignmentRepository.Row> asked) {
        Optional<Person> to = people.find(actor.tenant(), wanted.to());
        if (to.isEmpty()) {
            return unsuitable(Unsuitable.Obstacle.UNKNOWN, "");
        }
        String name = to.get().name();
        if (!to.get().active()) {
            return unsuitable(Unsuitable.Obstacle.INACTIVE, name);
        }
        if (approval.filed().requester().equals(wanted.to())) {
            return unsuitable(Unsuitable.Obstacle.REQUESTER, name);
        }
        if (wanted.to().equals(actor.person())
                && !wanted.isDelegation(actor.person())
                && !actor.mayTakeOverFrom(
                        people.find(actor.tenant(), wanted.from()).orElseThrow())) {
            return unsuitable(Unsuitable.Obstacle.YOURSELF, name);
        }
        if (wanted.from().equals(wanted.to())) {
            return unsuitable(Unsuitable.Obstacle.SAME, name);
        }
        if (asked.stream()
                .anyMatch(one -> one.person().equals(wanted.to()) || one.owner().equals(wanted.to()))) {
            return unsuitable(Unsuitable.Obstacle.ASKED, name);
        }
        return Optional.ofNullable(
                        separation.conflicts(approval.filed(), approval.row()).get(wanted.to()))
                .map(conflict -> new HandoverResult.DecidedElsewhere(
                        name,
                        ApprovalSteps.name(approval.filed().definition(), conflict.step()),
                        approval.step().name()));
    }

    private PersonName name(Actor actor, PersonId person) {
        return people.find(actor.tenant(), person).orElseThrow().personName();
    }

    private static Optional<HandoverResult> unsuitable(Unsuitable.Obstacle why, String name) {
        return Optional.of(new Unsuitable(why, name));
    }

    private static Optional<HandoverResult> notAllowed(NotAllowed.Why why) {
        return Optional.of(new NotAllowed(why));
    }
}
