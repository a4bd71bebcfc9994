package dev.countersign.ui;

import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An amount in any currency, in the notation of the reader. What could mean another amount is refused: "12.500" of one region is twelve and a half in
 * another.
 */
public final class AmountField extends TextField {

    private static final int MOST_DECIMALS = 2;
    private static final BigDecimal EXAMPLE = new BigDecimal("1500.00");

    private final transient DecimalNotation notation;

    public AmountField(String label, DecimalNotation notation) {
        super(label);
        this.notation = notation;
        setClearButtonVisible(true);
        setManualValidation(true);
        addValueChangeListener(_ -> setInvalid(false));
    }

    /** Shows this amount; nothing for null. */
    public void show(@Nullable BigDecimal amount) {
        setValue(amount == null ? "" : notation.write(amount));
    }

    /** Whether it is empty or an amount; if not, the field says what to write. */
    public boolean isReadable() {
        boolean readable = getValue().isBlank() || amount().isPresent();
        if (!readable) {
            setErrorMessage(
                    getTranslation("form.number.write", notation.writePlainly(EXAMPLE), notation.write(EXAMPLE)));
        }
        setInvalid(!readable);
        return readable;
    }

    /** Empty if the field is, or cannot be read. */
    public Optional<BigDecimal> amount() {
        return notation.read(getValue()).filter(amount -> amount.scale() <= MOST_DECIMALS);
    }
}
