package dev.countersign.approval.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.approval.ApprovalCase;
import dev.countersign.ui.Formats;
import java.util.function.Consumer;

/** Asks for a confirmation of an approval, and shows the comment that will be sent. */
final class ApproveDialog extends DecisionDialog {

    static final String NAME = "approve";

    private final String comment;

    ApproveDialog(ApprovalCase seen, Formats formats, String comment, Consumer<String> decide) {
        super(
                seen,
                formats,
                I18NProvider.translate("decide.approve.title"),
                I18NProvider.translate("decide.approve"),
                decide);
        this.comment = comment;
        if (!comment.isBlank()) {
            Paragraph said = new Paragraph(comment);
            said.addClassNames("prose", "said");
            add(said);
        }
    }

    @Override
    boolean isComplete() {
        return true;
    }

    @Override
    String words() {
        return comment;
    }
}
