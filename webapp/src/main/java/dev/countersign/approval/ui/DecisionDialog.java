package dev.countersign.approval.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.approval.ApprovalCase;
import dev.countersign.request.RequestCase;
import dev.countersign.ui.PageDialog;
import java.util.function.Consumer;

/** Asks once more before a decision is taken, and takes it once, however often it is confirmed. */
abstract class DecisionDialog extends PageDialog {

    private final transient Consumer<String> decide;
    private final Button yes;

    /** @param decide takes the words that go with the decision */
    DecisionDialog(ApprovalCase seen, String title, String answer, Consumer<String> decide) {
        this.decide = decide;
        setHeaderTitle(title);
        RequestCase.Head head = seen.request().head();
        add(new Paragraph(head.number() + " · " + head.title().in(getLocale())));
        yes = new Button(answer, clicked -> confirm());
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        yes.setDisableOnClick(true);
        getFooter().add(new Button(getTranslation("decide.cancel"), clicked -> close()), yes);
        addOpenedChangeListener(changed -> {
            if (changed.isOpened()) {
                focus();
            }
        });
    }

    /** Whether it can be taken like this; otherwise says what is missing, at its place. */
    abstract boolean isComplete();

    abstract String words();

    void focus() {
        yes.focus();
    }

    final void confirm() {
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
