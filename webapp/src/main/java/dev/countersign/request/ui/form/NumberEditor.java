package dev.countersign.request.ui.form;

import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.definitions.form.NumberField;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.StringNode;

/** A number, typed as people of the region write it. */
final class NumberEditor implements FieldEditor {

    private final NumberField field;
    private final DecimalNotation here;
    private final NumericInput input;

    NumberEditor(NumberField field, Surroundings around) {
        this.field = field;
        this.here = DecimalNotation.ofNumbers(around.region());
        this.input = new NumericInput(field, around, here, this::read, this::shown, example());
    }

    @Override
    public NumberField field() {
        return field;
    }

    @Override
    public TextField component() {
        return input.component();
    }

    @Override
    public Optional<JsonNode> answer() {
        if (input.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                input.reading() instanceof NumericReading.Understood(BigDecimal number, String none)
                        ? DecimalNode.valueOf(number)
                        : StringNode.valueOf(UNREADABLE));
    }

    @Override
    public Optional<String> refusal() {
        return input.refusal();
    }

    @Override
    public void restore(Map<String, DraftValue> draft) {
        Optional.ofNullable(draft.get(field.key())).ifPresent(input::restore);
    }

    @Override
    public void showProblem(String sentence) {
        FieldInput.showProblem(input.component(), sentence);
    }

    @Override
    public void clearProblem() {
        FieldInput.clearProblem(input.component());
    }

    @Override
    public void focus() {
        input.component().focus();
    }

    private NumericReading read(String text, Locale region) {
        Optional<BigDecimal> number = DecimalNotation.ofNumbers(region).read(text);
        if (number.isEmpty()) {
            return new NumericReading.Refused(say("form.number.write"));
        }
        return number.get().scale() > field.scale()
                ? new NumericReading.Refused(say("form.number.decimals"))
                : new NumericReading.Understood(number.get(), "");
    }

    /** Nothing where it is written just so. */
    private String shown(NumericReading.Understood understood) {
        String written = here.write(understood.number());
        return written.equals(input.component().getValue().strip()) ? "" : written;
    }

    private String say(String key) {
        return input.component().getTranslation(key, example(), here.writePlainly(sample()), field.scale());
    }

    private String example() {
        return here.write(sample());
    }

    private BigDecimal sample() {
        return field.scale() == 0 ? new BigDecimal("1500") : new BigDecimal("1500.5");
    }
}
