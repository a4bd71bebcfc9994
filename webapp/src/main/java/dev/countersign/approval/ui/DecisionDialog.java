package dev.countersign.approval.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import dev.countersign.approval.ApprovalCase;
import dev.countersign.request.ui.AboutRequest;
import dev.countersign.ui.Formats;
import dev.countersign.ui.PageDialog;
import java.util.function.Consumer;

/** Asks for a confirmation of a decision, and sends it once, however often it is confirmed. */
abstract class DecisionDialog extends PageDialog {

    private final transient Consumer<String> decide;
    private final Button yes;

    /** @param decide gets the comment of the decision */
    DecisionDialog(ApprovalCase seen, Formats formats, String title, String answer, Consumer<String> decide) {
        this.decide = decide;
        setHeaderTitle(title);
        add(new AboutRequest(seen.request(), formats));
        yes = new Button(answer, clicked -> confirm());
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        yes.setDisableOnClick(true);
        getFooter().add(new Button(getTranslation("decide.cancel"), clicked -> close()), yes);
    }

    /** Whether the decision is complete; otherwise shows what is missing, at its field. */
    abstract boolean isComplete();

    abstract String words();

    @Override
    protected void focus() {
        yes.focus();
    }

    private void confirm() {
        if (!isOpened()) {
            return;
        }
        if (isComplete()) {
            close();
            decide.accept(words());
        } else {
            yes.setEnabled(true);
        }
    }
}
