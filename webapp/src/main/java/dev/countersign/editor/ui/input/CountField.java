package dev.countersign.editor.ui.input;

import com.vaadin.flow.component.customfield.CustomField;
import dev.countersign.ui.WholeNumberField;
import org.jspecify.annotations.Nullable;

/** A whole number within limits. Its value is null while what is typed is none; then the field says so, and the text stays. */
public final class CountField extends CustomField<@Nullable Integer> {

    private final WholeNumberField text = new WholeNumberField("");
    private final int least;
    private int most;

    public CountField(String label, int least, int most) {
        text.setLabel(label);
        this.least = least;
        this.most = most;
        add(text);
        text.addValueChangeListener(_ -> {
            updateValue();
            check();
        });
    }

    /** The name for screen readers, where the label stands elsewhere. */
    public void setName(String name) {
        text.setAriaLabel(name);
    }

    public void setMost(int number) {
        most = number;
        check();
    }

    private void check() {
        boolean wrong = !text.isEmpty() && !isWithin();
        text.setErrorMessage(wrong ? getTranslation("template.step.from-to", least, most) : "");
        text.setInvalid(wrong);
    }

    private boolean isWithin() {
        return text.number().stream().anyMatch(number -> number >= least && number <= most);
    }

    @Override
    protected @Nullable Integer generateModelValue() {
        return isWithin() ? Integer.valueOf(text.number().orElseThrow()) : null;
    }

    @Override
    protected void setPresentationValue(@Nullable Integer number) {
        text.setValue(number == null ? "" : number.toString());
    }
}
