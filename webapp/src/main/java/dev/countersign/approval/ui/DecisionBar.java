package dev.countersign.approval.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import dev.countersign.approval.Verdict;
import java.util.function.BiConsumer;

/** Approve or deny, with a comment: one key or click, and one confirmation. What was typed stays until it was taken. */
final class DecisionBar extends Div {

    private final TextField comment = new TextField();
    private final transient BiConsumer<Verdict, String> decide;
    private final String title;

    /**
     * A bar for one case.
     *
     * @param title the request's number and title, as the confirmation names it
     */
    DecisionBar(String title, BiConsumer<Verdict, String> decide) {
        this.title = title;
        this.decide = decide;
        addClassName("bar");
        comment.setPlaceholder(getTranslation("decide.comment"));
        comment.setAriaLabel(getTranslation("decide.comment"));
        comment.setMaxLength(4_000);
        Button approve = new Button(label("decide.approve", "A"), clicked -> askToApprove());
        approve.addThemeVariants(ButtonVariant.PRIMARY);
        approve.setAriaLabel(getTranslation("decide.approve"));
        Button deny = new Button(label("decide.deny", "D"), clicked -> askToDeny());
        deny.setAriaLabel(getTranslation("decide.deny"));
        add(comment, approve, deny);
    }

    void focusComment() {
        comment.focus();
    }

    String typed() {
        return comment.getValue();
    }

    void keep(String text) {
        comment.setValue(text);
    }

    void askToApprove() {
        Dialog dialog = new Dialog(getTranslation("decide.approve.title"));
        dialog.add(new Paragraph(title));
        if (!comment.getValue().isBlank()) {
            Paragraph said = new Paragraph(comment.getValue());
            said.addClassNames("prose", "said");
            dialog.add(said);
        }
        Button yes = new Button(getTranslation("decide.approve"), clicked -> {
            dialog.close();
            decide.accept(Verdict.APPROVE, comment.getValue());
        });
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        open(dialog, yes, yes::focus);
    }

    void askToDeny() {
        Dialog dialog = new Dialog(getTranslation("decide.deny.title"));
        TextArea reason = new TextArea(getTranslation("decide.reason"));
        reason.setHelperText(getTranslation("decide.reason.help"));
        reason.setMaxLength(4_000);
        reason.setMinRows(3);
        reason.setWidthFull();
        reason.setRequiredIndicatorVisible(true);
        reason.setValue(comment.getValue());
        reason.addValueChangeListener(typed -> comment.setValue(typed.getValue()));
        dialog.add(new Paragraph(title), reason);
        Button yes = new Button(getTranslation("decide.deny"), clicked -> {
            if (reason.getValue().isBlank()) {
                reason.setErrorMessage(getTranslation("decide.reason.missing"));
                reason.setInvalid(true);
                reason.focus();
                return;
            }
            dialog.close();
            decide.accept(Verdict.DENY, reason.getValue());
        });
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        open(dialog, yes, reason::focus);
    }

    private void open(Dialog dialog, Button yes, Runnable focus) {
        dialog.setWidth("min(440px, 92vw)");
        dialog.getFooter().add(new Button(getTranslation("decide.cancel"), clicked -> dialog.close()), yes);
        dialog.addOpenedChangeListener(changed -> {
            if (changed.isOpened()) {
                focus.run();
            }
        });
        dialog.open();
    }

    private Component label(String key, String shortcut) {
        Element kbd = new Element("kbd");
        kbd.setText(shortcut);
        kbd.setAttribute("aria-hidden", "true");
        Span label = new Span(new Span(getTranslation(key)));
        label.addClassName("button-label");
        label.getElement().appendChild(kbd);
        return label;
    }
}
