package dev.countersign.approval;

import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.people.PersonId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who may decide among the people asked in one approval, given who has decided a step that needs another person. The people whom the template names come
 * first; stand-ins may decide only while too few of them are left to meet the rule.
 *
 * @param barred people who may not decide here
 */
record Bench(ApprovalStep step, List<AssignmentRepository.Row> asked, Set<PersonId> barred) {

    Bench {
        asked = List.copyOf(asked);
        barred = Set.copyOf(barred);
    }

    /** The people named by the template who may not decide. */
    List<PersonId> absent() {
        return principals()
                .filter(Predicate.not(this::isPresent))
                .map(AssignmentRepository.Row::person)
                .toList();
    }

    /** Those of them who have no stand-in. */
    List<PersonId> vacant() {
        Set<PersonId> taken = new HashSet<>();
        asked.stream().filter(this::mayDecide).forEach(one -> one.inPlaceOf().ifPresent(taken::add));
        return absent().stream().filter(person -> !taken.contains(person)).toList();
    }

    /** People who cannot be asked in addition. */
    Set<PersonId> notAgain() {
        Set<PersonId> notAgain = new HashSet<>(barred);
        asked.forEach(one -> notAgain.add(one.person()));
        return notAgain;
    }

    /** Whether too few people may decide, including stand-ins. */
    boolean isShort() {
        return !isEnough(asked.stream().filter(this::mayDecide).toList());
    }

    /** Whether this person may decide, or has decided. */
    boolean mayDecide(AssignmentRepository.Row one) {
        if (isDecided(one)) {
            return true;
        }
        return one.inPlaceOf().isEmpty() ? isPresent(one) : isShortOfPrincipals() && !isBarred(one);
    }

    private boolean isShortOfPrincipals() {
        return !isEnough(Stream.concat(
                        principals().filter(this::isPresent),
                        asked.stream().filter(one -> one.inPlaceOf().isPresent() && isDecided(one)))
                .toList());
    }

    private boolean isEnough(List<AssignmentRepository.Row> deciding) {
        return !deciding.isEmpty()
                && deciding.size() >= Ballot.rule(step, deciding).needed(deciding.size());
    }

    private Stream<AssignmentRepository.Row> principals() {
        return asked.stream().filter(one -> one.inPlaceOf().isEmpty());
    }

    /** If a stand-in has decided for them, they stay replaced. */
    private boolean isPresent(AssignmentRepository.Row principal) {
        return isDecided(principal) || !(isBarred(principal) || replaced().contains(principal.person()));
    }

    private Set<PersonId> replaced() {
        Set<PersonId> replaced = new HashSet<>();
        asked.stream().filter(Bench::isDecided).forEach(one -> one.inPlaceOf().ifPresent(replaced::add));
        return replaced;
    }

    private boolean isBarred(AssignmentRepository.Row one) {
        return barred.contains(one.person());
    }

    private static boolean isDecided(AssignmentRepository.Row one) {
        return one.status() == AssignmentRepository.Status.DECIDED;
    }
}
