package dev.countersign.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.definitions.text.Text;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RequestTitleTest {

    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            purchase-request | en | {"title": "12 standing desks"} | 12 standing desks
            purchase-request | es | {"title": "12 standing desks"} | 12 standing desks
            access-request   | en | {"system": "Payroll ledger"}   | Access to Payroll ledger
            access-request   | es | {"system": "Payroll ledger"}   | Acceso a Payroll ledger
            leave-request | en    | {"type": "holiday", "from": "2031-02-03", "to": "2031-02-07"} | Holiday, 3 Feb 2031 – 7 Feb 2031
            leave-request | en-US | {"type": "study", "from": "2031-02-03", "to": "2031-02-07"} | Study leave, Feb 3, 2031 – Feb 7, 2031
            leave-request | es    | {"type": "holiday", "from": "2031-02-03", "to": "2031-02-07"} | Vacaciones, 3 feb 2031 – 7 feb 2031
            """)
    void aBuiltInTemplateCallsItsRequestsByWhatTheyAskForInTheReadersLanguage(
            String key, String language, String form, String title) {
        assertThat(RequestTitle.of(builtIn(key), json(form), Locale.forLanguageTag(language)))
                .contains(title);
    }

    @Test
    void whatIsNoTextIsNoTitle() {
        assertThat(RequestTitle.of(builtIn("purchase-request"), json("{}"), Locale.ENGLISH))
                .isEmpty();
        assertThat(RequestTitle.of(builtIn("purchase-request"), json("{\"title\": 12}"), Locale.ENGLISH))
                .isEmpty();
        assertThat(RequestTitle.of(called("$form.amount"), json("{\"amount\": 12}"), Locale.ENGLISH))
                .isEmpty();
        assertThat(RequestTitle.of(called("$form.amount >"), json("{}"), Locale.ENGLISH))
                .isEmpty();
        assertThat(RequestTitle.of(called("$error('no')"), json("{}"), Locale.ENGLISH))
                .isEmpty();
    }

    private static TemplateDefinition called(String title) {
        TemplateDefinition any = builtIn("purchase-request");
        return new TemplateDefinition(
                any.key(), any.name(), any.description(), any.prefix(), Text.of(title), any.form(), any.steps());
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
