package dev.countersign.request.ui.form;

import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.ui.DecimalNotation;
import dev.countersign.ui.NumberReader;
import dev.countersign.ui.NumericReading;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.StringNode;

/** A number in the notation of the region. */
final class NumberEditor extends InputEditor<NumberField> {

    private final NumberReader reader;
    private final TextField input;
    private final NumericInput numeric;

    NumberEditor(NumberField field, Surroundings around) {
        TextField text = new TextField();
        super(field, text);
        this.input = text;
        this.reader = new NumberReader(around.formats(), field.scale());
        this.numeric = new NumericInput(
                input,
                field,
                around,
                DecimalNotation.ofNumbers(around.region()),
                reader::read,
                this::shown,
                reader.example());
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

    private String shown(NumericReading.Understood understood) {
        return reader.shown(input.getValue(), understood.number());
    }
}
