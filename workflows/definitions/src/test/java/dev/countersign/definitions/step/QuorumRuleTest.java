package dev.countersign.definitions.step;

import static dev.countersign.definitions.step.Settlement.APPROVED;
import static dev.countersign.definitions.step.Settlement.DENIED;
import static dev.countersign.definitions.step.Settlement.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class QuorumRuleTest {

    @Test
    void anyOneOfThemDecides() {
        QuorumRule any = new QuorumRule.Any();

        assertThat(any.settle(new Votes(3, 0, 0))).isEqualTo(OPEN);
        assertThat(any.settle(new Votes(3, 1, 0))).isEqualTo(APPROVED);
        assertThat(any.settle(new Votes(3, 0, 1))).isEqualTo(DENIED);
    }

    @Test
    void allOfThemMeansEverySingleOne() {
        QuorumRule all = new QuorumRule.All();

        assertThat(all.settle(new Votes(3, 2, 0))).isEqualTo(OPEN);
        assertThat(all.settle(new Votes(3, 3, 0))).isEqualTo(APPROVED);
        assertThat(all.settle(new Votes(3, 2, 1))).isEqualTo(DENIED);
    }

    @Test
    void twoOfFiveIsDeniedWhenTwoCannotBeReachedAnyMore() {
        QuorumRule two = new QuorumRule.AtLeast(2);

        assertThat(two.settle(new Votes(5, 1, 3))).isEqualTo(OPEN);
        assertThat(two.settle(new Votes(5, 2, 3))).isEqualTo(APPROVED);
        assertThat(two.settle(new Votes(5, 1, 4))).isEqualTo(DENIED);
    }

    @Test
    void halfOfFiveIsThree() {
        QuorumRule half = new QuorumRule.Percent(50);

        assertThat(half.settle(new Votes(5, 2, 0))).isEqualTo(OPEN);
        assertThat(half.settle(new Votes(5, 3, 2))).isEqualTo(APPROVED);
        assertThat(half.settle(new Votes(5, 2, 3))).isEqualTo(DENIED);
    }

    @Test
    void nobodyAskedApprovesNothing() {
        for (QuorumRule rule : new QuorumRule[] {
            new QuorumRule.Any(), new QuorumRule.All(), new QuorumRule.AtLeast(2), new QuorumRule.Percent(50)
        }) {
            assertThat(rule.settle(new Votes(0, 0, 0))).isEqualTo(OPEN);
        }
    }

    @Test
    void fourEyesAreNeverTwo() {
        QuorumRule two = new QuorumRule.AtLeast(2);

        assertThat(two.settle(new Votes(1, 1, 0))).isEqualTo(OPEN);
        assertThat(two.settle(new Votes(1, 0, 1))).isEqualTo(DENIED);
    }

    @Test
    void moreVotesThanPeopleAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Votes(1, 1, 1));
    }
}
