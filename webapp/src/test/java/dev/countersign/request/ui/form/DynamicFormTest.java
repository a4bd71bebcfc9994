package dev.countersign.request.ui.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.definitions.form.Option;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A form whose fields follow each other's answers. */
class DynamicFormTest {

    private static final String TEMPLATE = """
            key: trip
            name: Trip
            prefix: TR
            title: purpose
            form:
              - text: purpose
                label: Purpose
              - choice: kind
                label: Kind
                options: [{value: inland}, {value: abroad}]
                default: inland
              - section: beyond
                label: Abroad
                columns: 2
                visible-when: $form.kind = "abroad"
              - text: passport
                label: Passport
                required-when: $form.purpose = "Fair"
              - multi-choice: transport
                label: Transport
                options: [{value: train}, {value: plane}]
              - section: costs
                label: Costs
              - table: items
                label: Items
                columns:
                  - number: quantity
                    label: Quantity
                    default: 2
                  - money: price
                    label: Price
                    currencies: [EUR]
                  - money: amount
                    label: Amount
                    currencies: [EUR]
                    computed: $row.quantity * $row.price.amount
                total: amount
              - text: note
                label: Note
                read-only-when: $sum($form.items.amount.amount) > 100
            steps:
              - approval: manager
                name: Manager
                approvers: {manager-of: requester}
                due: 2 days
            """;

    private final FormFields fields = new FormFields(
            ((ReadResult.Parsed) TemplateYaml.read(TEMPLATE)).definition().form(), FormOnScreen.speaking(Locale.UK));

    @Test
    void aSectionIsShownWhileItsConditionHoldsAndKeepsWhatWasTyped() {
        fields.begin();
        assertThat(isShown("Passport")).isFalse();
        kind("abroad");
        assertThat(isShown("Passport")).isTrue();
        text("Passport", 0).setValue("AB1234");
        kind("inland");
        assertThat(isShown("Passport")).isFalse();
        kind("abroad");
        assertThat(text("Passport", 0).getValue()).isEqualTo("AB1234");
    }

    @Test
    void anAnswerBecomesRequiredByAnother() {
        assertThat(text("Passport", 0).getElement().getProperty("required", false))
                .isFalse();
        kind("abroad");
        text("Purpose", 0).setValue("Fair");
        assertThat(text("Passport", 0).getElement().getProperty("required", false))
                .isTrue();
    }

    @Test
    void rowsAreComputedAndAddedUp() {
        text("Price", 0).setValue("30");
        assertThat(text("Amount", 0).getValue()).isEqualTo("€60");
        assertThat(text("Amount", 0).isReadOnly()).isTrue();
        FormOnScreen.within(fields, Button.class)
                .filter(button -> button.getText().equals("Add row"))
                .findFirst()
                .orElseThrow()
                .click();
        assertThat(text("Quantity", 1).getValue())
                .as("a new row begins with what it is given")
                .isEqualTo("2");
        assertThat(fields.answers().path("items"))
                .as("a row with nothing else is none")
                .hasSize(1);
        text("Price", 1).setValue("40");
        assertThat(text("Amount", 1).getValue()).isEqualTo("€80");
        assertThat(FormOnScreen.within(fields)
                        .map(part -> part.getElement().getTextRecursively())
                        .filter(words -> words.equals("Total €140")))
                .isNotEmpty();
        assertThat(text("Note", 0).isReadOnly()).as("above 100").isTrue();
        text("Price", 1).setValue("");
        assertThat(text("Note", 0).isReadOnly()).isFalse();
    }

    @Test
    void severalChoicesAreAListAndComeBack() {
        kind("abroad");
        transport().setValue(Set.copyOf(transport().getListDataView().getItems().toList()));
        assertThat(fields.answers().path("transport")).hasToString("[\"train\",\"plane\"]");
        fields.restore(Map.of("transport", new DraftValue.Settled("[\"plane\"]")));
        assertThat(transport().getValue()).extracting(Option::value).containsExactly("plane");
    }

    @SuppressWarnings("unchecked")
    private CheckboxGroup<Option> transport() {
        return FormOnScreen.within(fields, CheckboxGroup.class).findFirst().orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private void kind(String value) {
        Select<Option> select =
                FormOnScreen.within(fields, Select.class).findFirst().orElseThrow();
        select.getListDataView()
                .getItems()
                .filter(option -> option.value().equals(value))
                .forEach(select::setValue);
    }

    private TextField text(String label, int at) {
        return FormOnScreen.within(fields, TextField.class)
                .filter(field -> label.equals(field.getLabel()))
                .skip(at)
                .findFirst()
                .orElseThrow();
    }

    private boolean isShown(String label) {
        Component at = FormOnScreen.within(fields)
                .filter(part -> part instanceof HasLabel labelled && label.equals(labelled.getLabel()))
                .findFirst()
                .orElseThrow();
        return !at.getElement().hasAttribute("hidden");
    }
}
