package dev.countersign.definitions.step;

import static dev.countersign.definitions.step.Settlement.APPROVED;
import static dev.countersign.definitions.step.Settlement.DENIED;
import static dev.countersign.definitions.step.Settlement.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RuleTest {

    @Test
    void any_one_of_them_decides() {
        Rule any = new Rule.Any();

        assertThat(any.settle(new Votes(3, 0, 0))).isEqualTo(OPEN);
        assertThat(any.settle(new Votes(3, 1, 0))).isEqualTo(APPROVED);
        assertThat(any.settle(new Votes(3, 0, 1))).isEqualTo(DENIED);
    }

    @Test
    void all_of_them_means_every_single_one() {
        Rule all = new Rule.All();

        assertThat(all.settle(new Votes(3, 2, 0))).isEqualTo(OPEN);
        assertThat(all.settle(new Votes(3, 3, 0))).isEqualTo(APPROVED);
        assertThat(all.settle(new Votes(3, 2, 1))).isEqualTo(DENIED);
    }

    @Test
    void two_of_five_is_denied_when_two_cannot_be_reached_any_more() {
        Rule two = new Rule.AtLeast(2);

        assertThat(two.settle(new Votes(5, 1, 3))).isEqualTo(OPEN);
        assertThat(two.settle(new Votes(5, 2, 3))).isEqualTo(APPROVED);
        assertThat(two.settle(new Votes(5, 1, 4))).isEqualTo(DENIED);
    }

    @Test
    void half_of_five_is_three() {
        Rule half = new Rule.Percent(50);

        assertThat(half.settle(new Votes(5, 2, 0))).isEqualTo(OPEN);
        assertThat(half.settle(new Votes(5, 3, 2))).isEqualTo(APPROVED);
        assertThat(half.settle(new Votes(5, 2, 3))).isEqualTo(DENIED);
    }

    @Test
    void nobody_asked_approves_nothing() {
        for (Rule rule : new Rule[] {new Rule.Any(), new Rule.All(), new Rule.AtLeast(2), new Rule.Percent(50)}) {
            assertThat(rule.settle(new Votes(0, 0, 0))).isEqualTo(OPEN);
        }
    }

    @Test
    void four_eyes_are_never_two() {
        Rule two = new Rule.AtLeast(2);

        assertThat(two.settle(new Votes(1, 1, 0))).isEqualTo(OPEN);
        assertThat(two.settle(new Votes(1, 0, 1))).isEqualTo(DENIED);
    }

    @Test
    void more_votes_than_people_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Votes(1, 1, 1));
    }
}
