package dev.countersign.ui;

import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An amount in any currency, in the notation of the reader. What could mean another amount is refused: "12.500" of one region is twelve and a half in
 * another.
 */
public final class AmountField extends TextField {

    private final transient AmountReader reader;

    public AmountField(String label, Formats formats) {
        super(label);
        this.reader = new AmountReader(formats, List.of());
        setClearButtonVisible(true);
        setManualValidation(true);
        addValueChangeListener(_ -> setInvalid(false));
    }

    /** Shows this amount; nothing for null. */
    public void show(@Nullable BigDecimal amount) {
        setValue(amount == null ? "" : reader.write(amount));
    }

    /** Whether it is empty or an amount; if not, the field says what to write. */
    public boolean isReadable() {
        return switch (reader.readForEach(getValue())) {
            case NumericReading.Refused(String sentence)
            when !getValue().isBlank() -> {
                setErrorMessage(sentence);
                setInvalid(true);
                yield false;
            }
            case NumericReading _ -> {
                setInvalid(false);
                yield true;
            }
        };
    }

    /** Empty if the field is, or cannot be read. */
    public Optional<BigDecimal> amount() {
        return reader.readForEach(getValue()) instanceof NumericReading.Understood read
                ? Optional.of(read.number())
                : Optional.empty();
    }
}
