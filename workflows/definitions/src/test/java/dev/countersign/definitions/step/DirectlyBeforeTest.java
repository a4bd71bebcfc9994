package dev.countersign.definitions.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.text.Text;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DirectlyBeforeTest {

    private static final Set<String> ALL = Set.of("one", "two", "three", "four");

    @Test
    void theApprovalBeforeIsFoundAcrossStepsWithoutADecision() {
        assertThat(before("two", ALL, approval("one"), pause(), approval("two")))
                .containsExactly("one");
        assertThat(before("one", ALL, approval("one"), approval("two"))).isEmpty();
    }

    @Test
    void onlyTheLastOneCounts() {
        assertThat(before("three", ALL, approval("one"), approval("two"), approval("three")))
                .containsExactly("two");
    }

    @Test
    void aBranchThatWasNotWalkedIsPassedBy() {
        Step branch = new BranchStep(
                "branch",
                Text.of("Branch"),
                List.of(new BranchStep.Case("true", Text.of("Case"), List.of(approval("two")))),
                List.of());
        assertThat(before("three", Set.of("one"), approval("one"), branch, approval("three")))
                .containsExactly("one");
        assertThat(before("three", Set.of("one", "two"), approval("one"), branch, approval("three")))
                .containsExactly("two");
    }

    @Test
    void afterParallelBranchesItIsTheLastOfEach() {
        Step both = new ParallelStep(
                "both",
                Text.of("Both"),
                ParallelStep.Join.ALL,
                List.of(List.of(approval("one"), approval("two")), List.of(approval("three"))));
        assertThat(before("four", ALL, both, approval("four"))).containsExactlyInAnyOrder("two", "three");
        assertThat(before("two", ALL, both, approval("four"))).containsExactly("one");
        assertThat(before("three", ALL, both, approval("four"))).isEmpty();
    }

    private static Set<String> before(String key, Set<String> walked, Step... steps) {
        return DirectlyBefore.of(List.of(steps), key, walked);
    }

    private static Step pause() {
        return new WaitStep("pause", Text.of("Pause"), new WaitStep.Until.Elapsed(Duration.ofHours(1)));
    }

    private static ApprovalStep approval(String key) {
        return new ApprovalStep(
                key,
                Text.of(key),
                new Approvers.Group("group"),
                new QuorumRule.Any(),
                WorkingTime.days(1),
                List.of(),
                Expiry.ENDS,
                Set.of(ApprovalStep.Answer.APPROVE));
    }
}
