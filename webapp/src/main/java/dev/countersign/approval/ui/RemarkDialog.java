package dev.countersign.approval.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.approval.ApprovalCase;
import dev.countersign.request.ui.RemarkField;
import dev.countersign.ui.Formats;
import java.util.function.Consumer;

/** Asks for a confirmation of a denial or a request for changes, and for its words, which the requester will read. */
final class RemarkDialog extends DecisionDialog {

    static final String DENY = "deny";
    static final String CHANGES = "changes";

    private final RemarkField remark;
    private final String missing;

    /** @param remark the field for the reason */
    static RemarkDialog forDenial(ApprovalCase seen, Formats formats, RemarkField remark, Consumer<String> decide) {
        return new RemarkDialog(seen, formats, "decide.deny", "decide.reason", remark, decide);
    }

    /** @param remark the field for the question */
    static RemarkDialog forChanges(ApprovalCase seen, Formats formats, RemarkField remark, Consumer<String> decide) {
        RemarkDialog dialog =
                new RemarkDialog(seen, formats, "decide.request-changes", "decide.question", remark, decide);
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
            RemarkField remark,
            Consumer<String> decide) {
        super(seen, formats, I18NProvider.translate(answer + ".title"), I18NProvider.translate(answer), decide);
        this.remark = remark;
        missing = getTranslation(asked + ".missing");
        remark.setLabel(getTranslation(asked));
        remark.setMinRows(3);
        remark.setRequiredIndicatorVisible(true);
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
    protected void focus() {
        remark.focus();
    }
}
