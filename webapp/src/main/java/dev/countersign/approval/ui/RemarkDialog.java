package dev.countersign.approval.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.approval.ApprovalCase;
import dev.countersign.request.ui.RemarkField;
import dev.countersign.ui.Formats;
import dev.countersign.ui.KeptWords;
import java.util.function.Consumer;

/** Asks for a confirmation of a denial or a request for changes, and for its words, which the requester will read. */
final class RemarkDialog extends DecisionDialog {

    static final String DENY = "deny";
    static final String CHANGES = "changes";

    private final RemarkField remark;
    private final String missing;

    /** @param typed gets the reason while it is typed, so that it outlives the dialog */
    static RemarkDialog forDenial(
            ApprovalCase seen,
            Formats formats,
            String words,
            KeptWords kept,
            Consumer<String> typed,
            Consumer<String> decide) {
        return new RemarkDialog(seen, formats, "decide.deny", "decide.reason", words, kept, typed, decide);
    }

    /** @param typed gets the question while it is typed, so that it outlives the dialog */
    static RemarkDialog forChanges(
            ApprovalCase seen,
            Formats formats,
            String words,
            KeptWords kept,
            Consumer<String> typed,
            Consumer<String> decide) {
        RemarkDialog dialog = new RemarkDialog(
                seen, formats, "decide.request-changes", "decide.question", words, kept, typed, decide);
        Paragraph effect = new Paragraph(I18NProvider.translate(
                "decide.request-changes.effect",
                seen.request().head().requester().name()));
        effect.addClassName("small");
        dialog.add(effect);
        return dialog;
    }

    private RemarkDialog(
            ApprovalCase seen,
            Formats formats,
            String answer,
            String asked,
            String words,
            KeptWords kept,
            Consumer<String> typed,
            Consumer<String> decide) {
        super(seen, formats, I18NProvider.translate(answer + ".title"), I18NProvider.translate(answer), decide);
        missing = getTranslation(asked + ".missing");
        remark = new RemarkField(getTranslation(asked + ".help"));
        remark.setLabel(getTranslation(asked));
        remark.setMinRows(3);
        remark.setMaxRows(12);
        remark.setWidthFull();
        remark.setRequiredIndicatorVisible(true);
        remark.setValue(words);
        remark.addValueChangeListener(changed -> typed.accept(changed.getValue()));
        remark.addKeyDownListener(Key.ENTER, pressed -> confirm(), KeyModifier.CONTROL);
        kept.keep(remark);
        add(remark);
    }

    @Override
    boolean isComplete() {
        if (remark.remark().isEmpty()) {
            remark.refuse(missing);
            return false;
        }
        return !remark.refusesLength();
    }

    @Override
    String words() {
        return remark.getValue();
    }

    @Override
    void focus() {
        remark.focus();
    }
}
