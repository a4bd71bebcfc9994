package dev.countersign.definitions.outline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.BranchStep;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ConsentTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final TemplateDefinition TEMPLATE = template("""
            key: purchase
            name: Purchase
            prefix: PR
            title: item
            form:
              - text: item
                label: Item
                required: true
              - number: price
                label: Price
            steps:
              - approval: manager
                name: Manager
                approvers: {manager-of: requester}
                due: 2 days
              - branch: large
                name: Large
                cases:
                  - when: $form.price > 100
                    label: above 100
                    steps:
                      - parallel: money
                        name: Money
                        join: all
                        branches:
                          - - approval: finance
                              name: Finance
                              approvers: {group: finance}
                              due: 2 days
                          - - approval: budget
                              name: Budget
                              approvers: {group: budget}
                              due: 2 days
              - automated: check
                name: Check
                function: policy-check
                timeout: 60
                input: {}
              - branch: flagged
                name: Flagged
                cases:
                  - when: $results.check.outcome = 'flag'
                    label: flagged
                    steps:
                      - parallel: heads
                        name: Heads
                        join: any
                        branches:
                          - - approval: director
                              name: Director
                              approvers: {group: directors}
                              due: 2 days
                          - - approval: deputy
                              name: Deputy
                              approvers: {group: directors}
                              due: 2 days
            """);

    @Test
    void everyApprovalOnTheWayIsNeeded() {
        assertThat(missing(200, "ok")).containsExactly("manager", "finance", "budget");
        assertThat(missing(200, "ok", "manager", "finance")).containsExactly("budget");
        assertThat(missing(200, "ok", "manager", "finance", "budget")).isEmpty();
    }

    @Test
    void whatTheFormRulesOutIsNotNeeded() {
        assertThat(missing(50, "ok")).containsExactly("manager");
        assertThat(missing(50, "ok", "manager")).isEmpty();
    }

    @Test
    void theResultOfAStepDecidesTheWay() {
        assertThat(missing(50, "flag", "manager")).hasSize(1);
    }

    @Test
    void ofBranchesWhereOneIsEnoughOneIsEnough() {
        assertThat(missing(50, "flag", "manager", "director")).isEmpty();
        assertThat(missing(50, "flag", "manager", "deputy")).isEmpty();
    }

    @Test
    void whereAResultNeverCameThoseWhoWereAskedTellTheWay() {
        assertThat(missing(50, null, Set.of(), "manager")).isEmpty();
        assertThat(missing(50, null, Set.of("director"), "manager")).containsExactly("director");
        assertThat(missing(50, null, Set.of("director"), "manager", "director")).isEmpty();
    }

    private static List<String> missing(int price, String outcome, String... given) {
        return missing(price, outcome, Set.of(), given);
    }

    private static List<String> missing(int price, @Nullable String outcome, Set<String> asked, String... given) {
        ObjectNode results = JSON.createObjectNode();
        if (outcome != null) {
            results.putObject("check").put("outcome", outcome);
        }
        Set<String> answered = Set.of(given);
        return Consent.missing(TEMPLATE, JSON.createObjectNode(), results, new Consent.Known() {
            @Override
            public JsonNode form(BranchStep branch) {
                return JSON.createObjectNode().put("price", price);
            }

            @Override
            public boolean wasAsked(ApprovalStep step) {
                return asked.contains(step.key()) || answered.contains(step.key());
            }

            @Override
            public boolean isGiven(ApprovalStep step) {
                return answered.contains(step.key());
            }
        });
    }

    private static TemplateDefinition template(String yaml) {
        return switch (TemplateYaml.read(yaml)) {
            case ReadResult.Parsed(var definition) -> definition;
            case ReadResult other -> throw new AssertionError(other.toString());
        };
    }
}
