package dev.countersign.definitions.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class QuorumRulePropertiesTest {

    @Provide
    Arbitrary<QuorumRule> rules() {
        return Arbitraries.oneOf(
                Arbitraries.just(new QuorumRule.Any()),
                Arbitraries.just(new QuorumRule.All()),
                Arbitraries.integers().between(1, 12).map(QuorumRule.AtLeast::new),
                Arbitraries.integers().between(1, 100).map(QuorumRule.Percent::new));
    }

    @Provide
    Arbitrary<Votes> votes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 6))
                .as((approved, denied, silent) -> new Votes(approved + denied + silent, approved, denied));
    }

    @Property
    void theOrderOfTheAnswersDoesNotMatter(
            @ForAll("rules") QuorumRule rule, @ForAll List<Boolean> answers, @ForAll Random random) {
        List<Boolean> shuffled = new ArrayList<>(answers);
        Collections.shuffle(shuffled, random);

        assertThat(rule.settle(count(shuffled))).isEqualTo(rule.settle(count(answers)));
    }

    private static Votes count(List<Boolean> answers) {
        Votes votes = new Votes(answers.size() + 1, 0, 0);
        for (boolean approves : answers) {
            votes = approves ? votes.approve() : votes.deny();
        }
        return votes;
    }

    @Property
    void anApprovalNeverMakesItWorse(@ForAll("rules") QuorumRule rule, @ForAll("votes") Votes votes) {
        Votes asked = new Votes(votes.asked() + 1, votes.approved(), votes.denied());

        assertThat(rule.settle(asked.approve())).isGreaterThanOrEqualTo(rule.settle(asked));
    }

    @Property
    void aDenialNeverMakesItBetter(@ForAll("rules") QuorumRule rule, @ForAll("votes") Votes votes) {
        Votes asked = new Votes(votes.asked() + 1, votes.approved(), votes.denied());

        assertThat(rule.settle(asked.deny())).isLessThanOrEqualTo(rule.settle(asked));
    }

    @Property
    void withoutAnApprovalNothingIsApprovedAndWithoutADenialNothingIsDenied(
            @ForAll("rules") QuorumRule rule, @ForAll("votes") Votes votes) {
        assertThat(rule.settle(new Votes(votes.asked(), 0, votes.denied()))).isNotEqualTo(Settlement.APPROVED);
        assertThat(rule.settle(new Votes(votes.asked(), votes.approved(), 0))).isNotEqualTo(Settlement.DENIED);
    }

    /** Only {@code Any} lets a denial overtake an approval, and only while both were given at the same time. */
    @Property
    void whatIsSettledByCountingStaysSettled(
            @ForAll @IntRange(min = 1, max = 12) int number, @ForAll("votes") Votes votes) {
        QuorumRule rule = new QuorumRule.AtLeast(number);
        Votes asked = new Votes(votes.asked() + 1, votes.approved(), votes.denied());
        Settlement before = rule.settle(asked);
        if (before != Settlement.OPEN) {
            assertThat(rule.settle(asked.approve())).isEqualTo(before);
            assertThat(rule.settle(asked.deny())).isEqualTo(before);
        }
    }

    @Property
    void whenEverybodyAnsweredEnoughPeopleSettleIt(@ForAll("rules") QuorumRule rule, @ForAll("votes") Votes votes) {
        Votes complete = new Votes(votes.approved() + votes.denied(), votes.approved(), votes.denied());
        if (complete.asked() >= rule.needed(complete.asked())) {
            assertThat(rule.settle(complete)).isNotEqualTo(Settlement.OPEN);
        }
    }
}
