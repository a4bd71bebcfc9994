package dev.countersign.approval;

import dev.countersign.away.StandIns;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.request.FiledRequest;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who is away for a request, and who may decide an approval of it for them. In the request's unit of work. */
@Component
class AwayApprovers {

    private final AssignmentRepository assignments;
    private final DecisionRepository decisions;
    private final ApprovalRepository approvals;
    private final StandIns standIns;
    private final NextAbove above;
    private final People people;

    AwayApprovers(
            AssignmentRepository assignments,
            DecisionRepository decisions,
            ApprovalRepository approvals,
            StandIns standIns,
            NextAbove above,
            People people) {
        this.above = above;
        this.assignments = assignments;
        this.decisions = decisions;
        this.approvals = approvals;
        this.standIns = standIns;
        this.people = people;
    }

    /**
     * Whether somebody who was asked just now is away, and who decides for them.
     *
     * @param moved what {@link Covering#cover} returned
     */
    Optional<HandoverResult.Away> away(LockedApproval approval, PersonId asked, Map<PersonId, PersonId> moved) {
        return lines(approval, Set.of(asked))
                .absence(asked)
                .map(absence -> new HandoverResult.Away(
                        absence.lastDay(),
                        moved.entrySet().stream()
                                .filter(place -> place.getValue().equals(asked))
                                .findFirst()
                                .flatMap(place -> people.find(approval.tenant(), place.getKey()))
                                .map(Person::personName)));
    }

    /**
     * What {@link #away} would tell if one of these people were asked now. Those who are there, and those who are asked at the step already, are left out.
     *
     * @param from who passes their place on, or from whom it is taken
     */
    Map<PersonId, HandoverResult.Away> foresee(LockedApproval approval, PersonId from, Collection<PersonId> whom) {
        if (lines(approval, Set.copyOf(whom)).away().isEmpty()) {
            return Map.of();
        }
        List<AssignmentRepository.Row> rows = assignments.of(approval.id());
        Set<PersonId> asked = rows.stream()
                .flatMap(row -> Stream.of(row.owner(), row.person()))
                .collect(Collectors.toSet());
        StandIns.Lines lines =
                lines(approval, Stream.concat(whom.stream(), asked.stream()).collect(Collectors.toSet()));
        Set<PersonId> taken = assignments.peopleOf(approval.id());
        Set<PersonId> barred = barred(approval);
        Predicate<PersonId> mayDecide = other -> !taken.contains(other) && mayDecide(approval, barred, other);
        Optional<PersonId> owner = rows.stream()
                .filter(row -> row.person().equals(from) && row.passed().isPresent())
                .map(AssignmentRepository.Row::owner)
                .findFirst();
        boolean isShort = isShortWithout(approval, from, rows, lines);
        Map<PersonId, HandoverResult.Away> foreseen = new HashMap<>();
        whom.stream()
                .filter(person -> !asked.contains(person))
                .forEach(person -> lines.absence(person)
                        .ifPresent(absence -> foreseen.put(
                                person,
                                new HandoverResult.Away(
                                        absence.lastDay(),
                                        lines.standIn(person, mayDecide)
                                                .or(() -> owner.flatMap(of -> lines.standIn(of, mayDecide)))
                                                .or(() -> isShort
                                                        ? above(approval, owner.orElse(person), mayDecide)
                                                        : Optional.empty())
                                                .flatMap(other -> people.find(approval.tenant(), other))
                                                .map(Person::personName)))));
        return foreseen;
    }

    /** Whether the rule could not be met if everybody approved who is there, except for this person. */
    private boolean isShortWithout(
            LockedApproval approval, PersonId one, List<AssignmentRepository.Row> rows, StandIns.Lines lines) {
        Set<PersonId> there = rows.stream()
                .filter(row -> row.status() == AssignmentRepository.Status.OPEN)
                .map(AssignmentRepository.Row::person)
                .filter(person -> !person.equals(one) && !lines.isAway(person))
                .collect(Collectors.toSet());
        return !Ballot.of(approval.quorum(), rows, decisions.standing(approval.id()))
                .couldApprove(there::contains);
    }

    private Optional<PersonId> above(LockedApproval approval, PersonId owner, Predicate<PersonId> mayDecide) {
        Set<PersonId> candidates = above.all(approval.tenant(), owner);
        StandIns.Lines absent = lines(approval, candidates);
        return candidates.stream()
                .filter(person -> !absent.isAway(person) && mayDecide.test(person))
                .findFirst();
    }

    /** Who of these people is away for the request, with their stand-ins. */
    StandIns.Lines lines(LockedApproval approval, Set<PersonId> whom) {
        FiledRequest request = approval.filed();
        return standIns.lines(approval.tenant(), whom, request.definition().key(), request.requester(), approval.now());
    }

    /** Who has decided a step that needs another person. */
    Set<PersonId> barred(LockedApproval approval) {
        return Separation.conflicts(
                        approval.filed().definition(),
                        approval.row(),
                        approvals.ofRequest(approval.filed().id()),
                        decisions.standingOf(approval.filed().id()))
                .keySet();
    }

    /** Who is asked now at a step that needs another person: they decide one of the two only. */
    Set<PersonId> askedApart(LockedApproval approval) {
        return beside(approval).stream()
                .flatMap(other -> assignments.open(other.id()).stream())
                .collect(Collectors.toSet());
    }

    /** The open approvals that need other people than this one. */
    List<LockedApproval> beside(LockedApproval approval) {
        return Separation.openBeside(approval, approvals);
    }

    /** Whether the person may decide it if they have no other part in it. */
    boolean mayDecide(LockedApproval approval, Set<PersonId> barred, PersonId person) {
        return !person.equals(approval.filed().requester())
                && !barred.contains(person)
                && people.find(approval.tenant(), person).filter(Person::active).isPresent();
    }
}
