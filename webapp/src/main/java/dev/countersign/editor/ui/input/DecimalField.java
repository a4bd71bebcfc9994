package dev.countersign.editor.ui.input;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number in the notation of the reader. Its value is null while what is typed is none or could mean another number; then the field says what to write, and
 * the text stays. Below it stands how the text was understood.
 */
public final class DecimalField extends CustomField<@Nullable BigDecimal> {

    private final TextField text = new TextField();
    private transient Numerals numerals;

    /** @param name for screen readers */
    public DecimalField(String name, Numerals numerals) {
        this.numerals = numerals;
        text.setAriaLabel(name);
        text.setManualValidation(true);
        text.getElement().setAttribute("inputmode", "decimal");
        add(text);
        text.addValueChangeListener(_ -> {
            updateValue();
            check();
        });
    }

    /** Reads what is typed in another way from now on. */
    public void readAs(Numerals other) {
        numerals = other;
        updateValue();
        check();
    }

    private void check() {
        String refusal = numerals.refusal(text.getValue()).orElse("");
        text.setErrorMessage(refusal);
        text.setInvalid(!refusal.isEmpty());
        text.setHelperText(numerals.shown(text.getValue()));
    }

    @Override
    protected @Nullable BigDecimal generateModelValue() {
        return numerals.number(text.getValue()).orElse(null);
    }

    @Override
    protected void setPresentationValue(@Nullable BigDecimal number) {
        text.setValue(number == null ? "" : numerals.write(number));
    }
}
