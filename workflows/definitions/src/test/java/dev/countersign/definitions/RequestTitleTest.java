package dev.countersign.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.builtin.BuiltInTemplates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RequestTitleTest {

    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            purchase-request | {"title": "12 standing desks"}                | 12 standing desks
            access-request   | {"system": "Payroll ledger"}                  | Access to Payroll ledger
            leave-request    | {"from": "2031-02-03", "to": "2031-02-07"}    | Leave, 2031-02-03 – 2031-02-07
            """)
    void aBuiltInTemplateCallsItsRequestsByWhatTheyAskFor(String key, String form, String title) {
        assertThat(RequestTitle.of(builtIn(key), json(form))).contains(title);
    }

    @Test
    void whatIsNoTextIsNoTitle() {
        assertThat(RequestTitle.of(builtIn("purchase-request"), json("{}"))).isEmpty();
        assertThat(RequestTitle.of(builtIn("purchase-request"), json("{\"title\": 12}")))
                .isEmpty();
        assertThat(RequestTitle.of(called("$form.amount"), json("{\"amount\": 12}")))
                .isEmpty();
        assertThat(RequestTitle.of(called("$form.amount >"), json("{}"))).isEmpty();
        assertThat(RequestTitle.of(called("$error('no')"), json("{}"))).isEmpty();
    }

    private static TemplateDefinition called(String title) {
        TemplateDefinition any = builtIn("purchase-request");
        return new TemplateDefinition(
                any.key(), any.name(), any.description(), any.prefix(), title, any.form(), any.steps());
    }

    private static TemplateDefinition builtIn(String key) {
        return BuiltInTemplates.all().stream()
                .filter(template -> template.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }
}
