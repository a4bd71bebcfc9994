package dev.countersign.request.ui;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.countersign.request.Remark;
import dev.countersign.ui.Dotted;

/** A field for a remark. It accepts text that is too long and cuts nothing off. Near the limit it shows the length, beyond it by how much it is exceeded. */
public final class RemarkField extends TextArea {

    private static final double COUNT_FROM = 0.8;

    private final String help;

    /** @param help the help text, or empty */
    public RemarkField(String help) {
        this.help = help;
        setManualValidation(true);
        setHelperText(help);
        setValueChangeMode(ValueChangeMode.LAZY);
        addValueChangeListener(typed -> look());
    }

    public Remark remark() {
        return Remark.of(getValue());
    }

    /** If the text is too long, shows this at the field and focuses it. */
    public boolean refusesLength() {
        Remark remark = remark();
        if (remark.isTooLong()) {
            refuse(tooLong(remark));
        }
        return remark.isTooLong();
    }

    /** Shows at the field what is wrong, and focuses it. */
    public void refuse(String sentence) {
        setErrorMessage(sentence);
        setInvalid(true);
        focus();
    }

    private void look() {
        Remark remark = remark();
        setHelperText(count(remark));
        setErrorMessage(remark.isTooLong() ? tooLong(remark) : "");
        setInvalid(remark.isTooLong());
    }

    private String count(Remark remark) {
        if (remark.length() < Remark.LONGEST * COUNT_FROM || remark.isTooLong()) {
            return help;
        }
        String count = getTranslation("form.count", remark.length(), Remark.LONGEST);
        return help.isEmpty() ? count : Dotted.of(help, count);
    }

    private String tooLong(Remark remark) {
        return getTranslation("comment.too-long", remark.length(), Remark.LONGEST);
    }
}
