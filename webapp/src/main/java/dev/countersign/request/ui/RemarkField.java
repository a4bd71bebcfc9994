package dev.countersign.request.ui;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.countersign.request.Remark;
import dev.countersign.ui.Dotted;

/** A place for a remark. It takes in more than is allowed and cuts nothing off; near the limit it counts, beyond it says by how much. */
public final class RemarkField extends TextArea {

    private static final double COUNT_FROM = 0.8;

    private final String help;

    /** @param help what to know before one writes, or empty */
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

    /** Says at the field that it is too long, and goes there; does nothing where it is not. */
    public boolean refusesLength() {
        Remark remark = remark();
        if (remark.isTooLong()) {
            refuse(tooLong(remark));
        }
        return remark.isTooLong();
    }

    /** Says at the field what is wrong, and goes there. */
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
