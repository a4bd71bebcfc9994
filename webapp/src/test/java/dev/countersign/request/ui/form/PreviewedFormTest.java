package dev.countersign.request.ui.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.text.Text;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A form in the preview while it is built: what somebody tries in it stays. */
class PreviewedFormTest {

    private final NumberField pieces = new NumberField("pieces", Text.of("Pieces"), Text.NONE, false, null, null, 0);
    private final MoneyField amount =
            new MoneyField("amount", Text.of("Amount"), Text.NONE, false, null, null, List.of("EUR"));
    private final FormFields fields =
            new FormFields(form(pieces, computed("1")), FormOnScreen.speaking(Locale.ENGLISH));

    @Test
    void anotherFormulaLabelOrRuleLeavesTheInputsAndWhatIsTypedIntoThem() {
        TextField input = input("Pieces");
        input.setValue("4");

        fields.show(form(pieces, computed("$row.pieces * 2.5")));
        fields.show(form(
                pieces.with(pieces.question().labelled(Text.of("Number")).withRequired(true)),
                computed("$row.pieces * 2.5")));

        assertThat(input("Number")).isSameAs(input);
        assertThat(input.getValue()).isEqualTo("4");
        assertThat(input.getElement().getProperty("required", false)).isTrue();
        assertThat(fields.answers().at("/items/0/amount/amount").asDouble()).isEqualTo(10);
    }

    @Test
    void anotherKindOfColumnGetsAnotherInputWithItsAnswer() {
        TextField input = input("Pieces");
        input.setValue("4");

        fields.show(form(new NumberField(pieces.question(), null, null, 2), computed("$row.pieces * 2.5")));

        assertThat(input("Pieces")).isNotSameAs(input);
        assertThat(input("Pieces").getValue()).isEqualTo("4");
    }

    private Field computed(String jsonata) {
        return amount.with(amount.question().with(amount.rules().computed(jsonata)));
    }

    private static Form form(Field... columns) {
        return new Form(List.of(
                new TableField("items", Text.of("Items"), Text.NONE, false, List.of(columns), 1, 10, "amount")));
    }

    private TextField input(String label) {
        return FormOnScreen.within(fields, TextField.class)
                .filter(one -> label.equals(one.getLabel()))
                .findFirst()
                .orElseThrow();
    }
}
