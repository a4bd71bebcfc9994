package dev.countersign.definitions.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepPointerTest {

    private static final TemplateDefinition PURCHASE = BuiltInTemplates.all().stream()
            .filter(template -> template.key().equals("purchase-request"))
            .findFirst()
            .orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "/steps/0, manager, ''",
        "/steps/0/due, manager, /due",
        "/steps/1/cases/0/when, large, /cases/0/when",
        "/steps/1/cases/0/steps/0, money, ''",
        "/steps/1/cases/0/steps/0/branches/1/0/approvers, budget-owner, /approvers",
        "/steps/1/cases/7/steps/0, large, /cases/7/steps/0",
        "/steps/1/otherwise, large, /otherwise",
    })
    void aPointerLeadsToTheInnermostStep(String path, String step, String rest) {
        assertThat(StepPointer.find(PURCHASE.steps(), path)).contains(new StepPointer(step, rest));
    }

    @ParameterizedTest
    @CsvSource({"/steps", "/steps/", "/steps/77", "/steps/x", "/form/0", "''"})
    void anythingElseLeadsNowhere(String path) {
        assertThat(StepPointer.find(PURCHASE.steps(), path)).isEmpty();
    }
}
