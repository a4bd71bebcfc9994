package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.people.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person is told that their approval brings about is what the count makes of it. */
class BallotTest {

    record Standing(QuorumRule rule, int asked, int approved) {}

    static Stream<Standing> standings() {
        return Stream.of(
                        new QuorumRule.Any(),
                        new QuorumRule.All(),
                        new QuorumRule.AtLeast(2),
                        new QuorumRule.AtLeast(4),
                        new QuorumRule.Percent(50))
                .flatMap(rule -> Stream.of(1, 2, 3, 5)
                        .flatMap(asked ->
                                Stream.of(0, 1, 2).filter(n -> n < asked).map(n -> new Standing(rule, asked, n))))
                .filter(standing -> standing.approved() < standing.rule().needed(standing.asked()));
    }

    @ParameterizedTest
    @MethodSource("standings")
    void theStepIsApprovedWithAsManyMoreAsAreSaidToBeNeeded(Standing standing) {
        var step = Purchase.approval("finance", new Approvers.Group("finance"), standing.rule());
        List<AssignmentRepository.Row> asked = asked(standing.asked());
        List<DecisionRepository.Row> decisions = new ArrayList<>(approvals(standing.approved()));
        Ballot after = Ballot.of(step.quorum(), asked, decisions)
                .with(asked.get(decisions.size()).person());
        int also = after.quorum().missing(after.voters()).getFirst();

        for (int given = 0; given <= also && decisions.size() < asked.size(); given++) {
            assertThat(Ballot.of(step.quorum(), asked, decisions).outcome()).isEmpty();
            decisions.add(decision(decisions.size(), Verdict.APPROVE));
        }
        boolean enough = standing.rule().needed(standing.asked()) <= standing.asked();
        assertThat(Ballot.of(step.quorum(), asked, decisions)
                        .outcome()
                        .filter(TaskAnswer.Outcome.APPROVED::equals)
                        .isPresent())
                .isEqualTo(enough);
    }

    @Test
    void sevenOfTenIsDeniedAtTheFourthDenial() {
        var step = Purchase.approval("board", new Approvers.Group("board"), new QuorumRule.AtLeast(7));
        List<AssignmentRepository.Row> asked = asked(10);
        List<DecisionRepository.Row> decisions = new ArrayList<>(approvals(6));
        for (int denial = 1; denial <= 4; denial++) {
            assertThat(Ballot.of(step.quorum(), asked, decisions).outcome()).isEmpty();
            decisions.add(decision(decisions.size(), Verdict.DENY));
        }
        assertThat(Ballot.of(step.quorum(), asked, decisions).outcome()).hasValue(TaskAnswer.Outcome.DENIED);
    }

    private static List<AssignmentRepository.Row> asked(int people) {
        List<AssignmentRepository.Row> asked = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            asked.add(new AssignmentRepository.Row(
                    new AssignmentId(new UUID(1, i)),
                    new ApprovalId(new UUID(2, 1)),
                    new PersonId(new UUID(3, i)),
                    List.of(new Reason(Reason.Kind.FIXED)),
                    AssignmentRepository.Status.OPEN,
                    Optional.empty(),
                    Optional.empty(),
                    Instant.EPOCH,
                    Optional.empty()));
        }
        return asked;
    }

    private static List<DecisionRepository.Row> approvals(int number) {
        return Stream.iterate(0, i -> i + 1)
                .limit(number)
                .map(i -> decision(i, Verdict.APPROVE))
                .toList();
    }

    private static DecisionRepository.Row decision(int i, Verdict verdict) {
        return new DecisionRepository.Row(
                new DecisionId(new UUID(4, i)),
                new ApprovalId(new UUID(2, 1)),
                new AssignmentId(new UUID(1, i)),
                new PersonId(new UUID(3, i)),
                verdict,
                null,
                1,
                new UUID(5, i),
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty());
    }
}
