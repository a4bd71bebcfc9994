package dev.countersign.definitions.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.definitions.text.Text;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SubjectsTest {

    private static final TemplateDefinition PURCHASE = template("purchase-request");
    private static final TemplateDefinition EXPENSES = template("expense-report");

    @Test
    void aConditionIsSaidInBothLanguages() {
        Text words = words(PURCHASE, "$form.amount.amount > 5000 and $form.budget in [\"office\", \"training\"]");
        assertThat(words.standard()).isEqualTo("Amount above 5,000 and Budget is Office or Training");
        assertThat(words.in(Locale.of("es")))
                .isEqualTo("Importe superior a 5.000 y Presupuesto es Oficina o Formación");
        assertThat(words(PURCHASE, "$form.`needed-by` < \"2027-01-15\"").standard())
                .isEqualTo("Needed by before 15 Jan 2027");
        assertThat(words(PURCHASE, "$not($exists($requester.department))").standard())
                .isEqualTo("Department of the requester is empty");
    }

    @Test
    void aTableIsAskedForItsTotalAndItsRows() {
        assertThat(Subjects.of(EXPENSES))
                .extracting(Subject::path)
                .contains("$sum($form.items.amount.amount)", "$count($form.items)");
        assertThat(words(EXPENSES, "$sum($form.items.amount.amount) > 1000").standard())
                .contains("above 1,000");
    }

    @Test
    void anUnknownPathIsShownAsItIs() {
        assertThat(words(PURCHASE, "$results.check.score > 3").standard()).isEqualTo("$results.check.score above 3");
    }

    private static Text words(TemplateDefinition template, String jsonata) {
        return Subjects.words(template, ConditionParser.parse(jsonata).orElseThrow());
    }

    private static TemplateDefinition template(String key) {
        return BuiltInTemplates.all().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
