package dev.countersign.definitions.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.step.ParallelStep.SamePerson;
import dev.countersign.definitions.text.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SeparationOfDutiesPropertiesTest {

    /** A tree of steps, and the pairs that its parallel steps keep apart, told by another way of counting. */
    private static final class Tree {

        private final Random random;
        private final Set<List<String>> apart = new HashSet<>();
        private int keys;

        Tree(Random random) {
            this.random = random;
        }

        List<Step> steps(int depth) {
            List<Step> steps = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                int kind = depth == 0 ? 0 : random.nextInt(3);
                steps.add(kind == 0 ? approval(Set.of()) : kind == 1 ? branch(depth) : parallel(depth));
            }
            return steps;
        }

        ApprovalStep approval(Set<String> differentFrom) {
            return step("s" + keys++, differentFrom);
        }

        private Step branch(int depth) {
            return new BranchStep(
                    "b" + keys++,
                    Text.of("b"),
                    List.of(new BranchStep.Case("true", Text.of("c"), steps(depth - 1))),
                    steps(depth - 1));
        }

        private Step parallel(int depth) {
            List<Step> left = steps(depth - 1);
            List<Step> right = steps(depth - 1);
            boolean allowed = random.nextBoolean();
            if (!allowed) {
                for (String one : keys(left)) {
                    for (String other : keys(right)) {
                        apart.add(List.of(one, other));
                        apart.add(List.of(other, one));
                    }
                }
            }
            return new ParallelStep(
                    "p" + keys++,
                    Text.of("p"),
                    ParallelStep.Join.ALL,
                    allowed ? SamePerson.ALLOWED : SamePerson.REFUSED,
                    List.of(left, right));
        }
    }

    private static ApprovalStep step(String key, Set<String> differentFrom) {
        return new ApprovalStep(
                key,
                Text.of(key),
                Quorum.of(new Approvers.Group("g"), new QuorumRule.Any()),
                WorkingTime.days(1),
                List.of(),
                Expiry.ENDS,
                Set.of(ApprovalStep.Answer.APPROVE),
                differentFrom);
    }

    private static List<String> keys(List<Step> steps) {
        return StepTree.of(steps, ApprovalStep.class).map(ApprovalStep::key).toList();
    }

    @Property(tries = 300)
    void twoStepsAreApartExactlyWhereAParallelStepAroundBothHasThemInDifferentBranches(@ForAll Random random) {
        Tree tree = new Tree(random);
        List<Step> steps = tree.steps(3);
        SeparationOfDuties duties = SeparationOfDuties.of(steps);

        for (String one : keys(steps)) {
            for (String other : keys(steps)) {
                assertThat(duties.apartFrom(one).contains(other))
                        .as("%s and %s", one, other)
                        .isEqualTo(tree.apart.contains(List.of(one, other)));
            }
        }
    }

    @Property(tries = 300)
    void itIsMutualAndNoStepIsApartFromItself(@ForAll Random random) {
        Tree tree = new Tree(random);
        List<Step> steps = new ArrayList<>(tree.steps(2));
        List<String> earlier = keys(steps);
        steps.add(tree.approval(Set.of(earlier.get(random.nextInt(earlier.size())))));
        SeparationOfDuties duties = SeparationOfDuties.of(steps);

        for (String one : keys(steps)) {
            assertThat(duties.apartFrom(one))
                    .doesNotContain(one)
                    .allSatisfy(other -> assertThat(duties.apartFrom(other)).contains(one));
        }
        assertThat(duties.apartFrom(keys(steps).getLast())).hasSize(1);
    }

    @Example
    void aStepThatIsNotThereIsApartFromNone() {
        assertThat(SeparationOfDuties.of(List.of(step("a", Set.of()))).apartFrom("z"))
                .isEmpty();
    }
}
