package dev.countersign.ui;

import com.vaadin.flow.component.textfield.TextField;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A whole number that is not negative. It is no field for numbers of the browser, because such a field drops the characters that are none, so that "5.5"
 * becomes 55, and passes on nothing for what is too long.
 */
public final class WholeNumberField extends TextField {

    private static final Pattern READABLE = Pattern.compile("[0-9]{1,9}");

    public WholeNumberField(String label) {
        super(label);
        getElement().setAttribute("inputmode", "numeric");
        setManualValidation(true);
        addValueChangeListener(_ -> setInvalid(false));
    }

    public void show(int number) {
        setValue(Integer.toString(number));
    }

    /** Empty if the field is, or if this is no such number. */
    public OptionalInt number() {
        String typed = getValue().strip();
        return READABLE.matcher(typed).matches() ? OptionalInt.of(Integer.parseInt(typed)) : OptionalInt.empty();
    }

    /** Says at the field what is wrong. */
    public void refuse(String sentence) {
        setErrorMessage(sentence);
        setInvalid(true);
        focus();
    }
}
