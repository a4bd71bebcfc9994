package dev.countersign.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import java.util.List;

/** Offers texts, and takes any other one that is typed. */
public final class FreePicker extends ComboBox<String> implements TypedPicker {

    public FreePicker(String label, List<String> offered) {
        super(label);
        setItems(offered);
        setAllowCustomValue(true);
        addCustomValueSetListener(typed -> readTyped(typed.getDetail()));
        setClearButtonVisible(true);
        setManualValidation(true);
    }

    @Override
    public boolean readTyped(String text) {
        setValue(text.isBlank() ? null : text.strip());
        return true;
    }

    /** Shows what is wrong with the text; an empty sentence removes it. */
    public void say(String problem) {
        setErrorMessage(problem);
        setInvalid(!problem.isEmpty());
    }
}
