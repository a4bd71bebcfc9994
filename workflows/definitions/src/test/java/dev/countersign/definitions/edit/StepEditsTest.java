package dev.countersign.definitions.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.EveryStep;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.check.TemplateChecks;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StepEditsTest {

    private static final List<Step> FLOW = List.of(
            step("a"),
            new BranchStep(
                    "b",
                    Text.of("b"),
                    List.of(new BranchStep.Case("true", Text.of("case"), List.of(step("c"), step("d")))),
                    List.of()),
            new ParallelStep(
                    "p", Text.of("p"), ParallelStep.Join.ALL, List.of(List.of(step("e")), List.of(step("f")))));

    @Test
    void aStepIsFoundWhereItStands() {
        assertThat(StepEdits.find(FLOW, "d")).contains(new Place("b", 0, 1));
        assertThat(StepEdits.find(FLOW, "f")).contains(new Place("p", 1, 0));
        assertThat(StepEdits.find(FLOW, "none")).isEmpty();
    }

    @Test
    void aStepIsInsertedRemovedAndChangedAtAnyDepth() {
        assertThat(words(StepEdits.insert(FLOW, new Place("b", 1, 0), step("x"))))
                .isEqualTo("a b(c d|x) p(e|f)");
        assertThat(words(StepEdits.remove(FLOW, "c"))).isEqualTo("a b(d|) p(e|f)");
        assertThat(words(StepEdits.change(FLOW, "e", _ -> step("y")))).isEqualTo("a b(c d|) p(y|f)");
    }

    @Test
    void aStepIsMovedToAnotherListAndNotIntoItself() {
        assertThat(words(StepEdits.move(FLOW, "a", new Place("p", 0, 1)))).isEqualTo("b(c d|) p(e a|f)");
        assertThat(words(StepEdits.move(FLOW, "a", new Place("", 0, 2)))).isEqualTo("b(c d|) a p(e|f)");
        assertThat(StepEdits.move(FLOW, "b", new Place("b", 1, 0))).isEmpty();
        assertThat(StepEdits.move(FLOW, "a", new Place("none", 0, 0))).isEmpty();
    }

    @Test
    void atTheEndOfAListAStepGoesOnOutsideOfIt() {
        assertThat(words(StepEdits.moveBy(FLOW, "a", 1))).isEqualTo("b(c d|) a p(e|f)");
        assertThat(words(StepEdits.moveBy(FLOW, "d", -1))).isEqualTo("a b(d c|) p(e|f)");
        assertThat(words(StepEdits.moveBy(FLOW, "d", 1))).isEqualTo("a b(c|) d p(e|f)");
        assertThat(words(StepEdits.moveBy(FLOW, "c", -1))).isEqualTo("a c b(d|) p(e|f)");
        assertThat(StepEdits.moveBy(FLOW, "a", -1)).isEmpty();
        assertThat(StepEdits.moveBy(FLOW, "p", 1)).isEmpty();
    }

    @Test
    void aCopyHasKeysOfItsOwn() {
        assertThat(words(StepEdits.copy(FLOW, "b"))).isEqualTo("a b(c d|) b-2(c-2 d-2|) p(e|f)");
        assertThat(words(StepEdits.copy(FLOW, "b").flatMap(twice -> StepEdits.copy(twice, "b-2"))))
                .isEqualTo("a b(c d|) b-2(c-2 d-2|) b-3(c-3 d-3|) p(e|f)");
        for (Step step : EveryStep.TEMPLATE.steps()) {
            List<Step> copied =
                    StepEdits.copy(EveryStep.TEMPLATE.steps(), step.key()).orElseThrow();
            assertThat(StepTree.of(copied).map(Step::key)).doesNotHaveDuplicates();
        }
    }

    @Test
    void aStepIsWrappedAndABranchGivesItsStepsBack() {
        Step outer = new ParallelStep("w", Text.of("w"), ParallelStep.Join.ALL, List.of(List.of(), List.of()));
        assertThat(words(StepEdits.wrap(FLOW, "c", outer))).isEqualTo("a b(w(c|) d|) p(e|f)");
        assertThat(words(StepEdits.wrap(FLOW, "p", outer))).isEqualTo("a b(c d|) w(p(e|f)|)");
        assertThat(StepEdits.wrap(FLOW, "a", step("x"))).isEmpty();
        assertThat(words(StepEdits.unwrap(FLOW, "p"))).isEqualTo("a b(c d|) e f");
        assertThat(StepEdits.unwrap(FLOW, "a")).isEmpty();
    }

    @Test
    void aRenamedStepIsFollowedByTheStepsThatNameIt() {
        ApprovalStep later = ((ApprovalStep) NewStep.APPROVAL.in(EveryStep.TEMPLATE))
                .with(Quorum.of(new Approvers.ManagerOfApprover("first"), new QuorumRule.Any()))
                .withDifferentFrom(Set.of("first", "other"));
        List<Step> steps = List.of(StepEdits.withKey(later, "first"), later);
        ApprovalStep renamed = (ApprovalStep)
                Keys.rename(steps, "first", "manager").orElseThrow().getLast();
        assertThat(renamed.differentFrom()).containsExactlyInAnyOrder("manager", "other");
        assertThat(renamed.quorum().panels().getFirst().approvers())
                .isEqualTo(new Approvers.ManagerOfApprover("manager"));
        assertThat(Keys.rename(steps, "first", later.key())).isEmpty();
        assertThat(Keys.rename(steps, "first", "Manager")).isEmpty();
    }

    @Test
    void aNewStepOfEachKindLeavesTheTemplateWithoutErrors() {
        for (NewStep kind : NewStep.values()) {
            if (kind != NewStep.PARALLEL) {
                TemplateDefinition template = BuiltInTemplates.all().getFirst();
                Step step = kind.in(template);
                TemplateDefinition more = template.with(StepEdits.insert(template.steps(), new Place("", 0, 0), step)
                        .orElseThrow());
                assertThat(TemplateChecks.check(more).stream()
                                .filter(Problem::isError)
                                .map(Problem::message))
                        .as(kind.name())
                        // What a function needs, only the person can say.
                        .isSubsetOf(kind == NewStep.AUTOMATED ? Set.of("template.input-missing") : Set.of());
                assertThat(NewStep.kindOf(step)).isEqualTo(kind);
            }
        }
    }

    private static Step step(String key) {
        return new NotifyStep(key, Text.of(key), "$requester.email", Text.of("a"), Text.of("b"));
    }

    private static String words(Optional<List<Step>> flow) {
        return flow.map(StepEditsTest::words).orElse("nothing");
    }

    private static String words(List<Step> steps) {
        return steps.stream()
                .map(step -> step.parts().isEmpty()
                        ? step.key()
                        : step.key()
                                + step.parts().stream()
                                        .map(StepEditsTest::words)
                                        .collect(Collectors.joining("|", "(", ")")))
                .collect(Collectors.joining(" "));
    }
}
