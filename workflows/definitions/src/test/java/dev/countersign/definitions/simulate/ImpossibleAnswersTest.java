package dev.countersign.definitions.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import dev.countersign.definitions.message.HumanTask;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ImpossibleAnswersTest {

    private static final String YAML = """
            key: order
            name: Order
            prefix: OR
            title: $form.title
            form:
              - text: title
                label: Title
                required: true
            steps:
              - approval: manager
                name: Manager
                approvers: {manager-of: requester}
                due: 2 days
                answers: [%s]
            """;

    @Test
    void anAnswerThatTheStepDoesNotOfferNeverComes() {
        assertThat(verdict("approve, deny")).isEqualTo(Answers.Verdict.NOTHING);
        assertThat(verdict("approve, deny, request-changes")).isEqualTo(Answers.Verdict.REQUEST_CHANGES);
    }

    /** What is answered if changes are chosen to be requested. */
    private static Answers.Verdict verdict(String answers) {
        if (!(TemplateYaml.read(YAML.formatted(answers)) instanceof ReadResult.Parsed(TemplateDefinition order))) {
            throw new AssertionError(TemplateYaml.problems(YAML.formatted(answers)));
        }
        ObjectNode form = JsonNodeFactory.instance.objectNode().put("title", "Desk");
        Scenario scenario = new Scenario(
                form,
                JsonNodeFactory.instance.objectNode().put("id", "ana"),
                "Desk",
                Instant.EPOCH,
                (from, _, _) -> from.plusSeconds(60));
        return Simulation.of(order)
                .run(scenario, new Answers() {
                    @Override
                    public Verdict verdict(HumanTask task) {
                        return Verdict.REQUEST_CHANGES;
                    }
                })
                .happenings()
                .stream()
                .filter(Happening.Asked.class::isInstance)
                .map(Happening.Asked.class::cast)
                .findFirst()
                .orElseThrow()
                .verdict();
    }
}
