package dev.countersign.approval.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.approval.ApprovalCase;
import dev.countersign.request.ui.RemarkField;
import dev.countersign.ui.Formats;
import java.util.function.Consumer;

/** Asks for a confirmation of an approval, with a comment: one that was typed before is shown, and can be changed. */
final class ApproveDialog extends DecisionDialog {

    static final String NAME = "approve";

    private final RemarkField comment;
    private final boolean isCommentFirst;

    /**
     * The dialog.
     *
     * @param isCommentFirst focuses the comment instead of the button: it was typed for another decision, so one key must not send it with this one
     */
    ApproveDialog(
            ApprovalCase seen, Formats formats, RemarkField comment, boolean isCommentFirst, Consumer<String> decide) {
        super(
                seen,
                formats,
                I18NProvider.translate("decide.approve.title"),
                I18NProvider.translate("decide.approve"),
                decide);
        this.comment = comment;
        this.isCommentFirst = isCommentFirst;
        comment.setLabel(getTranslation("bulk.comment"));
        comment.setMinRows(2);
        add(comment);
    }

    @Override
    boolean isComplete() {
        return !comment.refusesLength();
    }

    @Override
    String words() {
        return comment.getValue();
    }

    @Override
    protected void focus() {
        if (isCommentFirst && !comment.remark().isEmpty()) {
            comment.focus();
        } else {
            super.focus();
        }
    }
}
