package dev.countersign.definitions.step;

import static dev.countersign.definitions.step.Settlement.APPROVED;
import static dev.countersign.definitions.step.Settlement.DENIED;
import static dev.countersign.definitions.step.Settlement.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.step.Quorum.Membership;
import dev.countersign.definitions.step.Voter.Vote;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QuorumTest {

    private static final int LEGAL = 0;
    private static final int FINANCE = 1;

    private static final Quorum TWO_OF_LEGAL_AND_ONE_OF_FINANCE =
            each(Membership.ONCE, new QuorumRule.AtLeast(2), new QuorumRule.Any());

    @Test
    void sevenOfTenAreDeniedAtTheFourthDenial() {
        Quorum quorum = Quorum.of(new Approvers.Group("board"), new QuorumRule.AtLeast(7));

        assertThat(quorum.settle(votes(6, 3, 1))).isEqualTo(OPEN);
        assertThat(quorum.settle(votes(0, 3, 7))).isEqualTo(OPEN);
        assertThat(quorum.settle(votes(0, 4, 6))).isEqualTo(DENIED);
        assertThat(quorum.settle(votes(7, 3, 0))).isEqualTo(APPROVED);
    }

    @Test
    void everyPanelMustApprove() {
        assertThat(settle(approves(LEGAL), approves(LEGAL), silent(FINANCE))).isEqualTo(OPEN);
        assertThat(settle(approves(LEGAL), silent(LEGAL), approves(FINANCE))).isEqualTo(OPEN);
        assertThat(settle(approves(LEGAL), approves(LEGAL), approves(FINANCE))).isEqualTo(APPROVED);
    }

    @Test
    void onePanelThatCannotApproveAnyMoreDenies() {
        assertThat(settle(denies(LEGAL), silent(LEGAL), silent(LEGAL), silent(FINANCE)))
                .isEqualTo(OPEN);
        assertThat(settle(denies(LEGAL), denies(LEGAL), silent(LEGAL), approves(FINANCE)))
                .isEqualTo(DENIED);
    }

    @Test
    void aDenialOfAnyOneInAPanelDeniesEvenWhenThePanelHasOthers() {
        assertThat(settle(silent(LEGAL), silent(LEGAL), denies(FINANCE), silent(FINANCE)))
                .isEqualTo(DENIED);
    }

    @Test
    void somebodyOfTwoPanelsCountsWhereTheyAreNeeded() {
        Voter both = approves(LEGAL, FINANCE);

        assertThat(settle(approves(LEGAL), both, silent(LEGAL), silent(FINANCE)))
                .isEqualTo(OPEN);
        assertThat(settle(approves(LEGAL), both, silent(LEGAL), approves(FINANCE)))
                .isEqualTo(APPROVED);
        assertThat(settle(both, approves(LEGAL), approves(LEGAL), silent(FINANCE)))
                .isEqualTo(APPROVED);
    }

    @Test
    void somebodyOfTwoPanelsCountsForBothWhereTheTemplateSaysSo() {
        Quorum forEach = each(Membership.FOR_EACH, new QuorumRule.AtLeast(2), new QuorumRule.Any());

        assertThat(forEach.settle(List.of(approves(LEGAL), approves(LEGAL, FINANCE), silent(FINANCE))))
                .isEqualTo(APPROVED);
    }

    @Test
    void tooFewPeopleForAllPanelsNeverApprove() {
        List<Voter> two = List.of(approves(LEGAL, FINANCE), approves(LEGAL));

        assertThat(TWO_OF_LEGAL_AND_ONE_OF_FINANCE.isReachable(two)).isFalse();
        assertThat(TWO_OF_LEGAL_AND_ONE_OF_FINANCE.settle(two)).isEqualTo(OPEN);
    }

    @Test
    void whatIsMissingIsToldByPanel() {
        assertThat(TWO_OF_LEGAL_AND_ONE_OF_FINANCE.missing(List.of(approves(LEGAL), silent(LEGAL), silent(FINANCE))))
                .containsExactly(1, 1);
    }

    @Test
    void weightsAddUp() {
        Quorum quorum = weighted(4, Membership.ONCE, 3, 1);

        assertThat(quorum.settle(List.of(approves(0), silent(1), silent(1)))).isEqualTo(OPEN);
        assertThat(quorum.settle(List.of(approves(0), approves(1), silent(1)))).isEqualTo(APPROVED);
        assertThat(quorum.settle(List.of(denies(0), silent(1), silent(1)))).isEqualTo(DENIED);
        assertThat(quorum.settle(List.of(silent(0), denies(1), silent(1)))).isEqualTo(OPEN);
        assertThat(quorum.missing(List.of(approves(0), silent(1)))).containsExactly(1);
    }

    @Test
    void somebodyWithTwoWeightsHasTheGreaterOrBoth() {
        assertThat(weighted(4, Membership.ONCE, 3, 1).settle(List.of(approves(0, 1), silent(1))))
                .isEqualTo(OPEN);
        assertThat(weighted(4, Membership.FOR_EACH, 3, 1).settle(List.of(approves(0, 1), silent(1))))
                .isEqualTo(APPROVED);
    }

    @Test
    void anyOneStandInDecidesForAPanelWithoutAnybodyElse() {
        Voter standIn = new Voter(Set.of(LEGAL), Vote.APPROVED, true);
        Voter other = new Voter(Set.of(LEGAL), Vote.NONE, true);

        assertThat(settle(standIn, other, silent(FINANCE))).isEqualTo(OPEN);
        assertThat(settle(standIn, other, approves(FINANCE))).isEqualTo(APPROVED);
    }

    @Test
    void aPanelThatNobodyIsAskedForApprovesNothing() {
        assertThat(settle(approves(LEGAL), approves(LEGAL))).isEqualTo(OPEN);
        assertThat(TWO_OF_LEGAL_AND_ONE_OF_FINANCE.settle(List.of())).isEqualTo(OPEN);
    }

    private static Settlement settle(Voter... voters) {
        return TWO_OF_LEGAL_AND_ONE_OF_FINANCE.settle(List.of(voters));
    }

    private static Quorum each(Membership membership, QuorumRule... rules) {
        return new Quorum.Each(
                Stream.of(rules)
                        .map(rule -> new Panel(new Approvers.Group("group"), rule))
                        .toList(),
                membership);
    }

    private static Quorum weighted(int needed, Membership membership, int... weights) {
        return new Quorum.Weighted(
                IntStream.of(weights)
                        .mapToObj(weight -> new Panel(new Approvers.Group("group"), new QuorumRule.Any(), weight))
                        .toList(),
                needed,
                membership);
    }

    private static List<Voter> votes(int approved, int denied, int silent) {
        return Stream.of(
                        Stream.generate(() -> approves(0)).limit(approved),
                        Stream.generate(() -> denies(0)).limit(denied),
                        Stream.generate(() -> silent(0)).limit(silent))
                .flatMap(voters -> voters)
                .toList();
    }

    @Test
    void whoStandsInForOnePanelCountsAsTheOthersInTheOtherPanel() {
        Quorum quorum = new Quorum.Each(
                List.of(
                        new Panel(new Approvers.Group("legal"), new QuorumRule.All()),
                        new Panel(new Approvers.Group("finance"), new QuorumRule.AtLeast(2))),
                Quorum.Membership.FOR_EACH);
        Voter both = new Voter(Set.of(0, 1), Vote.APPROVED, Set.of(0));
        Voter other = new Voter(Set.of(1), Vote.NONE, false);
        assertThat(quorum.missing(List.of(both, other))).containsExactly(0, 1);
        assertThat(quorum.settle(List.of(both, other.saying(Vote.APPROVED)))).isEqualTo(Settlement.APPROVED);
    }

    @Test
    void aStandInHasTheWeightThatAllTheOthersDoNotHave() {
        Quorum quorum = new Quorum.Weighted(
                List.of(
                        new Panel(new Approvers.Group("legal"), new QuorumRule.Any(), 3),
                        new Panel(new Approvers.Group("finance"), new QuorumRule.Any(), 1)),
                4,
                Quorum.Membership.ONCE);
        Voter finance = new Voter(Set.of(1), Vote.APPROVED, false);
        Voter standIn = new Voter(Set.of(0), Vote.NONE, true);
        assertThat(quorum.missing(List.of(finance, standIn))).containsExactly(3);
        assertThat(quorum.settle(List.of(finance, standIn.saying(Vote.APPROVED))))
                .isEqualTo(Settlement.APPROVED);
        assertThat(quorum.settle(List.of(finance.saying(Vote.NONE), standIn.saying(Vote.APPROVED))))
                .isEqualTo(Settlement.OPEN);
    }

    @Test
    void whereOneStandsInAndThereAreStillTooFewAllWhoAreThereMustApprove() {
        Quorum quorum = Quorum.of(new Approvers.Group("legal"), new QuorumRule.AtLeast(3));
        Voter one = silent(0);
        Voter standIn = new Voter(Set.of(0), Vote.NONE, true);
        assertThat(quorum.needed(List.of(one, standIn))).containsExactly(2);
        assertThat(quorum.vacant(List.of(one, standIn))).containsExactly(1);
        assertThat(quorum.settle(List.of(one, standIn.saying(Vote.APPROVED)))).isEqualTo(Settlement.OPEN);
        assertThat(quorum.settle(List.of(one.saying(Vote.APPROVED), standIn))).isEqualTo(Settlement.OPEN);
        assertThat(quorum.settle(List.of(one.saying(Vote.APPROVED), standIn.saying(Vote.APPROVED))))
                .isEqualTo(Settlement.APPROVED);
        assertThat(quorum.settle(List.of(one.saying(Vote.APPROVED), standIn.saying(Vote.DENIED))))
                .isEqualTo(Settlement.DENIED);
    }

    @Test
    void oneWhoStandsInForTwoPanelsOfTheSamePeopleIsNotNeededTwice() {
        Quorum quorum = new Quorum.Each(
                List.of(
                        new Panel(new Approvers.Group("legal"), new QuorumRule.All()),
                        new Panel(new Approvers.Group("finance"), new QuorumRule.Percent(50))),
                Quorum.Membership.ONCE);
        Voter person = silent(0, 1);
        Voter standIn = new Voter(Set.of(0, 1), Vote.NONE, true);
        assertThat(quorum.isMet(List.of(
                        person.saying(Vote.APPROVED), person.saying(Vote.APPROVED), standIn.saying(Vote.APPROVED))))
                .isTrue();
        assertThat(quorum.isMet(List.of(person.saying(Vote.APPROVED), person.saying(Vote.APPROVED), standIn)))
                .isFalse();
    }

    @Test
    void aPanelWithoutAStandInNeedsWhatItsRuleSays() {
        Quorum quorum = Quorum.of(new Approvers.Group("legal"), new QuorumRule.AtLeast(2));
        assertThat(quorum.settle(List.of(approves(0)))).isEqualTo(Settlement.OPEN);
    }

    private static Voter approves(Integer... panels) {
        return new Voter(Set.of(panels), Vote.APPROVED, false);
    }

    private static Voter denies(Integer... panels) {
        return new Voter(Set.of(panels), Vote.DENIED, false);
    }

    private static Voter silent(Integer... panels) {
        return new Voter(Set.of(panels), Vote.NONE, false);
    }
}
