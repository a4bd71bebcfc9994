package dev.countersign.approval;

import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.Voter;
import dev.countersign.definitions.step.Voter.Vote;
import dev.countersign.people.PersonId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The votes of one approval, to be counted by its quorum. Suspended people have none.
 *
 * @param people who votes, in the order of {@code voters}
 */
record Ballot(Quorum quorum, List<PersonId> people, List<Voter> voters) {

    Ballot {
        people = List.copyOf(people);
        voters = List.copyOf(voters);
    }

    /** @param quorum that of the visit */
    static Ballot of(Quorum quorum, List<AssignmentRepository.Row> asked, List<DecisionRepository.Row> standing) {
        Map<AssignmentId, DecisionRepository.Row> decisions =
                standing.stream().collect(Collectors.toMap(DecisionRepository.Row::assignment, Function.identity()));
        List<AssignmentRepository.Row> deciding = deciding(asked);
        return new Ballot(
                quorum,
                deciding.stream().map(AssignmentRepository.Row::person).toList(),
                deciding.stream()
                        .map(one -> voter(one.why(), vote(Optional.ofNullable(decisions.get(one.id())))))
                        .toList());
    }

    static Voter voter(List<Reason> why, Vote vote) {
        return new Voter(
                why.stream().map(Reason::panel).collect(Collectors.toSet()),
                vote,
                why.stream().filter(Reason::standsIn).map(Reason::panel).collect(Collectors.toSet()));
    }

    static Vote vote(Optional<DecisionRepository.Row> decision) {
        return decision.map(given -> switch (given.verdict()) {
                    case APPROVE -> Vote.APPROVED;
                    case DENY -> Vote.DENIED;
                    case REQUEST_CHANGES -> Vote.NONE;
                })
                .orElse(Vote.NONE);
    }

    /**
     * The outcome of these decisions, if they settle it. One request for changes is enough: whoever needs an answer from the requester cannot decide without
     * it.
     */
    static Optional<TaskAnswer.Outcome> outcome(
            Quorum quorum, List<AssignmentRepository.Row> asked, List<DecisionRepository.Row> standing) {
        return standing.stream().anyMatch(decision -> decision.verdict() == Verdict.REQUEST_CHANGES)
                ? Optional.of(TaskAnswer.Outcome.CHANGES_REQUESTED)
                : of(quorum, asked, standing).outcome();
    }

    /** The outcome, if the votes settle it. */
    Optional<TaskAnswer.Outcome> outcome() {
        return switch (quorum.settle(voters)) {
            case APPROVED -> Optional.of(TaskAnswer.Outcome.APPROVED);
            case DENIED -> Optional.of(TaskAnswer.Outcome.DENIED);
            case OPEN -> Optional.empty();
        };
    }

    /** The same votes with the approval of this person. */
    Ballot with(PersonId approving) {
        List<Voter> changed = new ArrayList<>(voters);
        int index = people.indexOf(approving);
        if (index >= 0) {
            changed.set(index, voters.get(index).saying(Vote.APPROVED));
        }
        return new Ballot(quorum, people, changed);
    }

    /**
     * Those who have not decided and whose approval is still missing: not those of panels that are complete already. Everybody who has not decided, if no
     * single approval brings it closer.
     */
    static List<PersonId> awaited(
            Quorum quorum, List<AssignmentRepository.Row> asked, List<DecisionRepository.Row> standing) {
        Ballot ballot = of(quorum, asked, standing);
        List<PersonId> open = asked.stream()
                .filter(row -> row.status() == AssignmentRepository.Status.OPEN)
                .map(AssignmentRepository.Row::person)
                .toList();
        // Those of one panel count alike.
        Map<Voter, Boolean> counts = new HashMap<>();
        List<PersonId> missing = open.stream()
                .filter(person -> counts.computeIfAbsent(
                        ballot.voters.get(ballot.people.indexOf(person)),
                        _ -> ballot.with(person).missing() < ballot.missing()))
                .toList();
        return missing.isEmpty() ? open : missing;
    }

    private int missing() {
        return quorum.missing(voters).stream().mapToInt(number -> number).sum();
    }

    /** Whether it would be approved if these people approved. */
    boolean couldApprove(Predicate<PersonId> approving) {
        Ballot supposed = this;
        for (PersonId person : people) {
            supposed = approving.test(person) ? supposed.with(person) : supposed;
        }
        return supposed.outcome().equals(Optional.of(TaskAnswer.Outcome.APPROVED));
    }

    /** The people who are asked and not suspended. */
    static List<AssignmentRepository.Row> deciding(List<AssignmentRepository.Row> asked) {
        return asked.stream()
                .filter(assignment -> assignment.status() != AssignmentRepository.Status.SUSPENDED)
                .toList();
    }

    /** The decision whose author and comment are sent with an outcome: the latest that agrees with it. Empty if nobody decided. */
    static Optional<DecisionRepository.Row> deciding(
            TaskAnswer.Outcome outcome, List<DecisionRepository.Row> standing) {
        return switch (outcome) {
            case APPROVED -> latest(Verdict.APPROVE, standing);
            case DENIED -> latest(Verdict.DENY, standing);
            case CHANGES_REQUESTED -> latest(Verdict.REQUEST_CHANGES, standing);
            case EXPIRED, WITHDRAWN, REVISED -> Optional.empty();
        };
    }

    private static Optional<DecisionRepository.Row> latest(Verdict verdict, List<DecisionRepository.Row> standing) {
        return standing.reversed().stream()
                .filter(decision -> decision.verdict() == verdict)
                .findFirst();
    }
}
