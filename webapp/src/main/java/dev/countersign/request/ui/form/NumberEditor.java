package dev.countersign.request.ui.form;

import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.ui.DecimalNotation;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.StringNode;

/** A number in the notation of the region. */
final class NumberEditor extends InputEditor<NumberField> {

    private final DecimalNotation here;
    private final TextField input;
    private final NumericInput numeric;

    NumberEditor(NumberField field, Surroundings around) {
        TextField text = new TextField();
        super(field, text);
        this.input = text;
        this.here = DecimalNotation.ofNumbers(around.region());
        this.numeric = new NumericInput(input, field, around, here, this::read, this::shown, example());
    }

    @Override
    public Optional<JsonNode> answer() {
        if (numeric.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                numeric.reading() instanceof NumericReading.Understood(BigDecimal number, String none)
                        ? DecimalNode.valueOf(number)
                        : StringNode.valueOf(UNREADABLE));
    }

    @Override
    public Optional<String> refusal() {
        return numeric.refusal();
    }

    @Override
    void restore(DraftValue kept) {
        numeric.restore(kept);
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

    /** Empty if it is written in the same way. */
    private String shown(NumericReading.Understood understood) {
        String written = here.write(understood.number());
        return written.equals(input.getValue().strip()) ? "" : written;
    }

    private String say(String key) {
        return input.getTranslation(key, example(), here.writePlainly(sample()), field.scale());
    }

    private String example() {
        return here.write(sample());
    }

    private BigDecimal sample() {
        return field.scale() == 0 ? new BigDecimal("1500") : new BigDecimal("1500.5");
    }
}
