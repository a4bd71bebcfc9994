package dev.countersign.editor.ui.input;

import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A number as text, which may be left out. Below it stands how the text was understood. */
public final class NumberText extends TextField implements Fields.ReadBack {

    private final transient Supplier<Numerals> numerals;

    /** @param numerals as they are when a text is read */
    public NumberText(String label, Supplier<Numerals> numerals) {
        super(label);
        this.numerals = numerals;
        getElement().setAttribute("inputmode", "decimal");
        setManualValidation(true);
    }

    public Optional<BigDecimal> number(String typed) {
        return numerals.get().number(typed);
    }

    /** What is wrong with the text; empty if nothing is. */
    public Optional<String> refusal(String typed) {
        return numerals.get().refusal(typed);
    }

    /** The text of a number. */
    public String written(@Nullable BigDecimal number) {
        return number == null ? "" : numerals.get().write(number);
    }

    @Override
    public String understood() {
        return numerals.get().shown(getValue());
    }
}
