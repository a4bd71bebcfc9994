package dev.countersign.request.ui.form;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import dev.countersign.definitions.form.AppliedRules;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.LongTextField;
import dev.countersign.definitions.form.Money;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.ui.Formats;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The value of a field that is computed. It follows the other answers, and nobody types into it. */
final class ComputedEditor extends InputEditor<Field> {

    private final TextFieldBase<?, String> input;
    private final Formats formats;
    private JsonNode value = MissingNode.getInstance();

    ComputedEditor(Field field, Surroundings around) {
        TextFieldBase<?, String> text = FieldInput.dress(
                field instanceof LongTextField ? new TextArea() : new TextField(), field, around.language());
        super(field, text);
        this.input = text;
        this.formats = around.formats();
        input.setReadOnly(true);
        input.addClassName("computed");
        // The server computes it again, so it is no part of a draft.
        input.getElement().setAttribute(FieldInput.RAW, "");
    }

    @Override
    public Optional<JsonNode> answer() {
        return value.isMissingNode() ? Optional.empty() : Optional.of(value);
    }

    @Override
    void restore(DraftValue kept) {}

    @Override
    public void apply(AppliedRules rules, String path) {
        super.apply(rules, path);
        value = rules.answer(path);
        String words = value.isMissingNode() ? "" : words();
        if (!words.equals(input.getValue())) {
            input.setValue(words);
        }
    }

    private String words() {
        return switch (field) {
            case NumberField _ when value.isNumber() -> formats.number(value.decimalValue());
            case MoneyField _
            when value.path(Money.AMOUNT).isNumber() ->
                formats.money(
                        value.path(Money.AMOUNT).decimalValue(),
                        value.path(Money.CURRENCY).asString(""));
            case DateField _ -> day(value.asString(""));
            default -> value.asString("");
        };
    }

    private String day(String text) {
        try {
            return formats.date(LocalDate.parse(text));
        } catch (DateTimeParseException notADate) {
            return text;
        }
    }
}
