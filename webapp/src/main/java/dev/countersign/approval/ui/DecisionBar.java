package dev.countersign.approval.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.dom.Element;
import dev.countersign.approval.ApprovalCase;
import dev.countersign.approval.Verdict;
import dev.countersign.request.RequestCase;

/** Approve or deny, with a comment: one key or click, and one confirmation. What was typed stays until it was taken. */
final class DecisionBar extends Div {

    /** Takes a decision about the case as the person saw it when they began to decide. */
    @FunctionalInterface
    interface Decide {
        void accept(ApprovalCase seen, Verdict verdict, String comment);
    }

    private static final int LONGEST = 4_000;

    private final TextField comment = new TextField();
    private final transient Decide decide;
    private transient ApprovalCase about;

    DecisionBar(ApprovalCase about, Decide decide) {
        this.about = about;
        this.decide = decide;
        addClassName("bar");
        comment.setPlaceholder(getTranslation("decide.comment"));
        comment.setAriaLabel(getTranslation("decide.comment"));
        comment.setMaxLength(LONGEST);
        // As it is typed: the case may be closed elsewhere before the field is left.
        comment.setValueChangeMode(ValueChangeMode.LAZY);
        Button approve = new Button(label("decide.approve", "A"), clicked -> askToApprove());
        approve.addThemeVariants(ButtonVariant.PRIMARY);
        approve.setAriaLabel(getTranslation("decide.approve"));
        Button deny = new Button(label("decide.deny", "D"), clicked -> askToDeny());
        deny.setAriaLabel(getTranslation("decide.deny"));
        add(comment, approve, deny);
    }

    /** The same case has changed; what is typed stays. */
    void about(ApprovalCase changed) {
        about = changed;
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
        ApprovalCase seen = about;
        Dialog dialog = new Dialog(getTranslation("decide.approve.title"));
        dialog.add(title(seen));
        if (!comment.getValue().isBlank()) {
            Paragraph said = new Paragraph(comment.getValue());
            said.addClassNames("prose", "said");
            dialog.add(said);
        }
        Button yes = new Button(getTranslation("decide.approve"), clicked -> {
            dialog.close();
            decide.accept(seen, Verdict.APPROVE, comment.getValue());
        });
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        open(dialog, yes, yes::focus);
    }

    void askToDeny() {
        ApprovalCase seen = about;
        Dialog dialog = new Dialog(getTranslation("decide.deny.title"));
        TextArea reason = new TextArea(getTranslation("decide.reason"));
        reason.setHelperText(getTranslation("decide.reason.help"));
        reason.setMaxLength(LONGEST);
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        reason.setMinRows(3);
        reason.setWidthFull();
        reason.setRequiredIndicatorVisible(true);
        reason.setValue(comment.getValue());
        reason.addValueChangeListener(typed -> comment.setValue(typed.getValue()));
        dialog.add(title(seen), reason);
        Runnable deny = () -> {
            if (reason.getValue().isBlank()) {
                reason.setErrorMessage(getTranslation("decide.reason.missing"));
                reason.setInvalid(true);
                reason.focus();
                return;
            }
            dialog.close();
            decide.accept(seen, Verdict.DENY, reason.getValue());
        };
        reason.addKeyDownListener(Key.ENTER, pressed -> deny.run(), KeyModifier.CONTROL);
        Button yes = new Button(getTranslation("decide.deny"), clicked -> deny.run());
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

    private static Paragraph title(ApprovalCase seen) {
        RequestCase.Head head = seen.request().head();
        return new Paragraph(head.number() + " · " + head.title());
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
