package dev.countersign.approval;

import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.Voter;
import dev.countersign.people.PersonId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Who may decide among the people asked in one approval, given who has decided a step that needs another person. The people whom the template names come
 * first; stand-ins may decide only for panels in which too few of them are left to meet the rule.
 */
final class Bench {

    private final Quorum quorum;
    private final List<AssignmentRepository.Row> asked;
    private final Set<PersonId> barred;
    private final Set<PersonId> replaced = new HashSet<>();
    private final Set<Integer> standInPanels;

    /**
     * A bench.
     *
     * @param quorum that of the visit
     * @param barred people who may not decide here
     */
    Bench(Quorum quorum, List<AssignmentRepository.Row> asked, Set<PersonId> barred) {
        this.quorum = quorum;
        this.asked = List.copyOf(asked);
        this.barred = Set.copyOf(barred);
        asked.stream().filter(Bench::isDecided).forEach(one -> one.inPlaceOf().ifPresent(replaced::add));
        this.standInPanels = standInPanels();
    }

    /** A further person can raise the number that a percentage needs, so stand-ins of one panel can leave another one incomplete. */
    private Set<Integer> standInPanels() {
        Set<Integer> panels = withStandIns(incomplete(Set.of()));
        boolean isLarger;
        do {
            isLarger = panels.addAll(incomplete(panels));
        } while (isLarger);
        return panels;
    }

    /** The panels with too few people if stand-ins may decide for these panels only. */
    private Set<Integer> incomplete(Set<Integer> standInPanels) {
        return incomplete(
                asked.stream().filter(one -> mayDecide(one, standInPanels)).toList());
    }

    List<AssignmentRepository.Row> asked() {
        return asked;
    }

    Set<PersonId> barred() {
        return barred;
    }

    /** If nobody stands in for the incomplete panels, a stand-in of another one may free somebody who belongs to both. */
    private Set<Integer> withStandIns(Set<Integer> incomplete) {
        boolean any = asked.stream().anyMatch(one -> isStandIn(one) && !isBarred(one) && one.isOf(incomplete));
        return new HashSet<>(any || incomplete.isEmpty() ? incomplete : all());
    }

    /** The people named by the template who may not decide, at least for one of their panels, of the panels that have too few people. */
    List<AssignmentRepository.Row> absent() {
        List<AssignmentRepository.Row> absent = asked.stream()
                .filter(one -> !isStandIn(one) && (!isPresent(one) || one.hasLapsed()))
                .toList();
        Set<Integer> incomplete = incomplete();
        List<AssignmentRepository.Row> ofThese =
                absent.stream().filter(one -> one.wasOf(incomplete)).toList();
        return ofThese.isEmpty() ? absent : ofThese;
    }

    /** Those of them who have no stand-in. */
    List<AssignmentRepository.Row> vacant() {
        Set<PersonId> taken = new HashSet<>();
        asked.stream().filter(this::mayDecide).forEach(one -> one.inPlaceOf().ifPresent(taken::add));
        return absent().stream().filter(one -> !taken.contains(one.person())).toList();
    }

    /** People who cannot be asked in addition. */
    Set<PersonId> notAgain() {
        Set<PersonId> notAgain = new HashSet<>(barred);
        asked.forEach(one -> notAgain.add(one.person()));
        return notAgain;
    }

    /** Whether too few people may decide, including stand-ins. */
    boolean isShort() {
        return !incomplete().isEmpty();
    }

    /** The panels with too few people who may decide. */
    Set<Integer> incomplete() {
        return incomplete(standInPanels);
    }

    /** Whether this person may decide, or has decided. */
    boolean mayDecide(AssignmentRepository.Row one) {
        return mayDecide(one, standInPanels);
    }

    private boolean mayDecide(AssignmentRepository.Row one, Set<Integer> standInPanels) {
        if (isDecided(one)) {
            return true;
        }
        return isStandIn(one) ? !isBarred(one) && one.isOf(standInPanels) : isPresent(one);
    }

    /** The panels that stay incomplete if all of these people approve; with weights, all or none. */
    private Set<Integer> incomplete(List<AssignmentRepository.Row> deciding) {
        List<Voter> voters = deciding.stream()
                .map(one -> Ballot.voter(one.why(), Voter.Vote.APPROVED))
                .toList();
        if (voters.isEmpty()) {
            return all();
        }
        List<Integer> vacant = quorum.vacant(voters);
        if (quorum instanceof Quorum.Weighted) {
            return vacant.getFirst() > 0 ? all() : Set.of();
        }
        return all().stream().filter(panel -> vacant.get(panel) > 0).collect(Collectors.toSet());
    }

    private Set<Integer> all() {
        return IntStream.range(0, quorum.panels().size()).boxed().collect(Collectors.toSet());
    }

    /** If a stand-in has decided for them, they stay replaced. Who has left one of several groups is replaced for that one only. */
    private boolean isPresent(AssignmentRepository.Row principal) {
        return isDecided(principal)
                || !(isBarred(principal) || (replaced.contains(principal.person()) && !principal.hasLapsed()));
    }

    private boolean isBarred(AssignmentRepository.Row one) {
        return barred.contains(one.person());
    }

    private static boolean isStandIn(AssignmentRepository.Row one) {
        return one.inPlaceOf().isPresent();
    }

    private static boolean isDecided(AssignmentRepository.Row one) {
        return one.status() == AssignmentRepository.Status.DECIDED;
    }
}
