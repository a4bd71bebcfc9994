package dev.countersign.definitions.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.step.Quorum.Membership;
import dev.countersign.definitions.step.Voter.Vote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class QuorumPropertiesTest {

    private static final int PANELS = 3;

    @Provide
    Arbitrary<Quorum> quorums() {
        Arbitrary<QuorumRule> rules = Arbitraries.oneOf(
                Arbitraries.just(new QuorumRule.Any()),
                Arbitraries.just(new QuorumRule.All()),
                Arbitraries.integers().between(1, 4).map(QuorumRule.AtLeast::new),
                Arbitraries.integers().between(1, 100).map(QuorumRule.Percent::new));
        Arbitrary<List<Panel>> panels = Combinators.combine(
                        rules, Arbitraries.integers().between(1, 5))
                .as((rule, weight) -> new Panel(new Approvers.Group("group"), rule, weight))
                .list()
                .ofSize(PANELS);
        Arbitrary<Membership> memberships = Arbitraries.of(Membership.class);
        return Arbitraries.oneOf(
                Combinators.combine(panels, memberships).as(Quorum.Each::new),
                Combinators.combine(panels, Arbitraries.integers().between(1, 20), memberships)
                        .as(Quorum.Weighted::new));
    }

    @Provide
    Arbitrary<List<Voter>> voters() {
        return voter().list().ofMaxSize(7);
    }

    private static Arbitrary<Voter> voter() {
        Arbitrary<Set<Integer>> panels =
                Arbitraries.integers().between(0, PANELS - 1).set().ofMinSize(1).ofMaxSize(PANELS);
        return Combinators.combine(panels, Arbitraries.of(Vote.class))
                .as((member, vote) -> new Voter(member, vote, false));
    }

    @Property
    void neitherTheOrderOfPeopleNorOfAnswersMatters(
            @ForAll("quorums") Quorum quorum, @ForAll("voters") List<Voter> voters, @ForAll Random random) {
        List<Voter> shuffled = new ArrayList<>(voters);
        Collections.shuffle(shuffled, random);

        assertThat(quorum.settle(shuffled)).isEqualTo(quorum.settle(voters));
    }

    @Property
    void anApprovalNeverMakesItWorseAndADenialNeverBetter(
            @ForAll("quorums") Quorum quorum, @ForAll("voters") List<Voter> voters) {
        for (int voter = 0; voter < voters.size(); voter++) {
            Settlement silent = quorum.settle(with(voters, voter, Vote.NONE));

            assertThat(quorum.settle(with(voters, voter, Vote.APPROVED))).isGreaterThanOrEqualTo(silent);
            assertThat(quorum.settle(with(voters, voter, Vote.DENIED))).isLessThanOrEqualTo(silent);
        }
    }

    @Property
    void nothingIsApprovedWithoutAnApprovalNorDeniedWithoutADenial(
            @ForAll("quorums") Quorum quorum, @ForAll("voters") List<Voter> voters) {
        Settlement settlement = quorum.settle(voters);
        if (voters.stream().noneMatch(voter -> voter.vote() == Vote.APPROVED)) {
            assertThat(settlement).isNotEqualTo(Settlement.APPROVED);
        }
        if (voters.stream().noneMatch(voter -> voter.vote() == Vote.DENIED)) {
            assertThat(settlement).isNotEqualTo(Settlement.DENIED);
        }
    }

    @Property
    void itIsDeniedAsSoonAsNoFurtherAnswerCanApproveIt(
            @ForAll("quorums") Quorum quorum, @ForAll("voters") List<Voter> voters) {
        boolean denied = voters.stream().anyMatch(voter -> voter.vote() == Vote.DENIED);
        if (denied && completions(voters).noneMatch(quorum::isMet)) {
            assertThat(quorum.settle(voters)).isEqualTo(Settlement.DENIED);
        }
    }

    @Property
    void whatIsSettledByCountingAloneStaysSettled(
            @ForAll("quorums") Quorum quorum, @ForAll("voters") List<Voter> voters) {
        Settlement settlement = quorum.settle(voters);
        if (settlement != Settlement.OPEN && hasNoVeto(quorum)) {
            assertThat(completions(voters)).allMatch(complete -> quorum.settle(complete) == settlement);
        }
    }

    /** Under any and all, a denial at the same time overrules an approval. */
    private static boolean hasNoVeto(Quorum quorum) {
        return quorum instanceof Quorum.Weighted
                || quorum.panels().stream()
                        .map(Panel::rule)
                        .noneMatch(rule -> rule instanceof QuorumRule.Any || rule instanceof QuorumRule.All);
    }

    @Property
    void seatsAreFilledAsNoOtherAssignmentFillsMore(@ForAll("voters") List<Voter> voters, @ForAll Random random) {
        int[] capacity = random.ints(PANELS, 0, 4).toArray();

        int free = Seats.free(capacity, voters).stream().mapToInt(seat -> seat).sum();

        assertThat(free).isEqualTo(fewestFree(capacity, approvers(voters), 0));
    }

    /** Otherwise a sentence would ask for an approval from people of whom nobody can give it. */
    @Property
    void aSeatThatIsShownAsFreeCanBeTakenAsFarAsAnySeatCanBeTaken(
            @ForAll("voters") List<Voter> voters, @ForAll Random random) {
        int[] capacity = random.ints(PANELS, 0, 4).toArray();
        List<Integer> free = Seats.free(capacity, voters);
        int stillFree = fewestFree(
                capacity,
                voters.stream().filter(voter -> voter.vote() != Vote.DENIED).toList(),
                0);
        int taken = free.stream().mapToInt(seat -> seat).sum() - stillFree;
        int[] open = free.stream().mapToInt(seat -> seat).toArray();

        List<Voter> silent =
                voters.stream().filter(voter -> voter.vote() == Vote.NONE).toList();
        assertThat(free.stream().mapToInt(seat -> seat).sum() - fewestFree(open, silent, 0))
                .isEqualTo(taken);
    }

    private static List<Voter> approvers(List<Voter> voters) {
        return voters.stream().filter(voter -> voter.vote() == Vote.APPROVED).toList();
    }

    /** Tries every assignment. */
    private static int fewestFree(int[] capacity, List<Voter> approvers, int next) {
        if (next == approvers.size()) {
            return Arrays.stream(capacity).sum();
        }
        int fewest = fewestFree(capacity, approvers, next + 1);
        for (int panel : approvers.get(next).panels()) {
            if (capacity[panel] > 0) {
                capacity[panel]--;
                fewest = Math.min(fewest, fewestFree(capacity, approvers, next + 1));
                capacity[panel]++;
            }
        }
        return fewest;
    }

    /** Every way in which those who are silent may answer. */
    private static Stream<List<Voter>> completions(List<Voter> voters) {
        Stream<List<Voter>> all = Stream.of(voters);
        for (int voter = 0; voter < voters.size(); voter++) {
            if (voters.get(voter).vote() == Vote.NONE) {
                int silent = voter;
                all = all.flatMap(so -> Stream.of(with(so, silent, Vote.APPROVED), with(so, silent, Vote.DENIED)));
            }
        }
        return all;
    }

    private static List<Voter> with(List<Voter> voters, int index, Vote vote) {
        List<Voter> changed = new ArrayList<>(voters);
        changed.set(index, voters.get(index).saying(vote));
        return changed;
    }
}
