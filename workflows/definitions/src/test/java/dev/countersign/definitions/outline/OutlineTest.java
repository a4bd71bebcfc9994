package dev.countersign.definitions.outline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.outline.Node.ForkNode;
import dev.countersign.definitions.outline.Node.Passage;
import dev.countersign.definitions.outline.Node.StepNode;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.ParallelStep.Join;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.definitions.text.Text;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class OutlineTest {

    private static final Text ABOVE = Text.of("above 5,000");

    private final TemplateDefinition template = template(
            approval("manager"),
            new BranchStep(
                    "large",
                    Text.of("Large"),
                    List.of(new BranchStep.Case(
                            "$form.amount > 5000",
                            ABOVE,
                            List.of(new ParallelStep(
                                    "money",
                                    Text.of("Money"),
                                    Join.ALL,
                                    List.of(List.of(approval("finance")), List.of(approval("budget"))))))),
                    List.of()),
            new BranchStep(
                    "risky",
                    Text.of("Risky"),
                    List.of(new BranchStep.Case(
                            "$results.check.outcome = 'flag'", Text.of("when flagged"), List.of(approval("director")))),
                    List.of()));

    @Test
    void aConditionOverTheFormIsForeseen() {
        assertThat(passage(outline(12_000), "finance")).isEqualTo(Passage.WALKED);
        assertThat(passage(outline(500), "finance")).isEqualTo(Passage.SKIPPED);
        assertThat(step(outline(500), "finance").when()).isEqualTo(ABOVE);
    }

    @Test
    void aConditionOverAResultIsLeftOpen() {
        assertThat(passage(outline(12_000), "director")).isEqualTo(Passage.OPEN);
    }

    @Test
    void whatFollowsIsTheNextStepThatIsWalked() {
        assertThat(keys(outline(12_000).next("manager").orElseThrow().then())).containsExactly("finance", "budget");
        assertThat(keys(outline(500).next("manager").orElseThrow().then())).containsExactly("director");
    }

    @Test
    void aBranchWaitsForTheOthers() {
        Next next = outline(12_000).next("finance").orElseThrow();

        assertThat(keys(next.waitsFor())).containsExactly("budget");
        assertThat(keys(next.then())).containsExactly("director");
        assertThat(outline(12_000).next("director").orElseThrow().ends()).isTrue();
        assertThat(outline(12_000).next("nobody")).isEmpty();
    }

    private Outline outline(int amount) {
        JsonNode form = JsonNodeFactory.instance.objectNode().put("amount", amount);
        return Outline.of(template, form, JsonNodeFactory.instance.objectNode());
    }

    private static Passage passage(Outline outline, String key) {
        return step(outline, key).passage();
    }

    private static StepNode step(Outline outline, String key) {
        return outline.nodes().stream()
                .flatMap(node -> switch (node) {
                    case StepNode one -> List.of(one).stream();
                    case ForkNode fork ->
                        fork.branches().stream().flatMap(List::stream).map(StepNode.class::cast);
                })
                .filter(node -> node.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> keys(List<StepNode> nodes) {
        return nodes.stream().map(StepNode::key).toList();
    }

    private static TemplateDefinition template(Step... steps) {
        return new TemplateDefinition(
                "purchase",
                Text.of("Purchase"),
                Text.NONE,
                "PR",
                Text.of("title"),
                new Form(List.of()),
                List.of(steps));
    }

    private static ApprovalStep approval(String key) {
        return new ApprovalStep(
                key,
                Text.of(key),
                new Approvers.ManagerOf(Approvers.REQUESTER),
                new QuorumRule.Any(),
                WorkingTime.days(2),
                List.of(),
                Expiry.ENDS,
                Set.of(ApprovalStep.Answer.APPROVE, ApprovalStep.Answer.DENY));
    }
}
