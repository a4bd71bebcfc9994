package dev.countersign.editor.ui.input;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.ui.DecimalNotation;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number in the notation of the reader. Its value is null while what is typed is none or could mean another number; then the field says what to write, and
 * the text stays.
 */
public final class DecimalField extends CustomField<@Nullable BigDecimal> {

    private static final BigDecimal EXAMPLE = new BigDecimal("1500.50");

    private final TextField text = new TextField();
    private final transient DecimalNotation notation;

    /** @param name for screen readers */
    public DecimalField(String name, DecimalNotation notation) {
        this.notation = notation;
        text.setAriaLabel(name);
        text.setManualValidation(true);
        add(text);
        text.addValueChangeListener(_ -> {
            updateValue();
            check();
        });
    }

    private void check() {
        boolean wrong = !text.getValue().isBlank() && generateModelValue() == null;
        text.setErrorMessage(
                wrong
                        ? getTranslation("form.number.write", notation.writePlainly(EXAMPLE), notation.write(EXAMPLE))
                        : "");
        text.setInvalid(wrong);
    }

    @Override
    protected @Nullable BigDecimal generateModelValue() {
        return notation.read(text.getValue()).orElse(null);
    }

    @Override
    protected void setPresentationValue(@Nullable BigDecimal number) {
        text.setValue(number == null ? "" : notation.write(number));
    }
}
