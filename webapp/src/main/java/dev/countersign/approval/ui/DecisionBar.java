package dev.countersign.approval.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import dev.countersign.approval.ApprovalCase;
import dev.countersign.approval.Verdict;
import dev.countersign.request.MentionOffer;
import dev.countersign.request.ui.MentionList;
import dev.countersign.request.ui.RemarkField;
import dev.countersign.ui.Formats;
import dev.countersign.ui.KeptWords;
import dev.countersign.ui.PageDialog;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Approve, deny or ask for changes, with a comment: one key or click, and one confirmation. Typed text is stored until it was accepted, and so is the open dialog.
 */
final class DecisionBar extends Div {

    private final RemarkField comment = new RemarkField("");
    private final Button approve = new Button(label("decide.approve", "A"), clicked -> askToApprove());
    private final Button changes = new Button(label("decide.request-changes", "R"), clicked -> askForChanges());
    private final Button deny = new Button(label("decide.deny", "D"), clicked -> askToDeny());
    private final transient Formats formats;
    private final transient Deciding deciding;
    private final transient KeptWords kept;
    private final transient Runnable begun;
    private final transient Function<String, List<MentionOffer>> named;
    private transient ApprovalCase about;
    private final transient Function<ApprovalCase, HandoverDialog> delegating;
    private @Nullable PageDialog dialog;
    /** Whether the text was typed as the reason of another decision than an approval. */
    private boolean isReason;

    /**
     * The bar.
     *
     * @param named the people to offer while a name is typed
     * @param delegating makes the dialog that passes the case to somebody else
     * @param begun is called when the person has begun to type or to decide
     */
    DecisionBar(
            ApprovalCase about,
            Formats formats,
            KeptWords kept,
            Deciding deciding,
            Function<String, List<MentionOffer>> named,
            Function<ApprovalCase, HandoverDialog> delegating,
            Runnable begun) {
        this.about = about;
        this.formats = formats;
        this.kept = kept;
        this.deciding = deciding;
        this.named = named;
        this.delegating = delegating;
        this.begun = begun;
        addClassName("bar");
        setUpComment();
        approve.addThemeVariants(ButtonVariant.PRIMARY);
        name(approve, "decide.approve", "a");
        name(deny, "decide.deny", "d");
        name(changes, "decide.request-changes", "r");
        Span selecting = new Span(getTranslation("bulk.instead"));
        selecting.addClassNames("bar-selecting", "small");
        add(selecting, comment, approve, changes, deny);
        showOffered();
        Button delegate = new Button(label("delegate", "G"), clicked -> askToDelegate());
        delegate.setAriaLabel(getTranslation("delegate"));
        delegate.addThemeVariants(ButtonVariant.TERTIARY);
        add(delegate);
    }

    private void setUpComment() {
        comment.setPlaceholder(getTranslation("decide.comment"));
        comment.setAriaLabel(getTranslation("decide.comment"));
        comment.setMinRows(1);
        comment.setMaxRows(5);
        comment.addValueChangeListener(typed -> {
            isReason &= !typed.isFromClient();
            begun.run();
        });
        kept.keep(comment);
        MentionList.on(comment, named);
        kept.readDialog(this, this::openAgain);
    }

    /** Shows the changed case; typed text stays. */
    void about(ApprovalCase changed) {
        about = changed;
        showOffered();
    }

    /** What cannot count any more is no longer offered. */
    private void showOffered() {
        approve.setVisible(offers(Verdict.APPROVE));
        changes.setVisible(offers(Verdict.REQUEST_CHANGES));
        deny.setVisible(offers(Verdict.DENY));
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

    /** Whether a dialog is open; then no second one opens. */
    boolean isAsking() {
        return dialog != null && dialog.isOpened();
    }

    void askToApprove() {
        ApprovalCase seen = about;
        if (!isAsking() && offers(Verdict.APPROVE) && !comment.refusesLength()) {
            open(
                    ApproveDialog.NAME,
                    new ApproveDialog(
                            seen,
                            formats,
                            again(getTranslation("decide.reason.help"), false),
                            isReason,
                            words -> deciding.decide(seen, Verdict.APPROVE, words)));
        }
    }

    /** The field of a dialog for the text of the bar: what is typed there outlives the dialog. */
    private RemarkField again(String help, boolean becomesReason) {
        RemarkField field = new RemarkField(help);
        field.setMaxRows(12);
        field.setWidthFull();
        field.setValue(comment.getValue());
        field.addValueChangeListener(typed -> {
            comment.setValue(typed.getValue());
            isReason = becomesReason;
        });
        kept.keep(field);
        MentionList.on(field, named);
        return field;
    }

    private boolean offers(Verdict verdict) {
        return about.offered().contains(verdict);
    }

    void askToDeny() {
        ApprovalCase seen = about;
        if (!isAsking() && offers(Verdict.DENY)) {
            open(
                    RemarkDialog.DENY,
                    RemarkDialog.forDenial(
                            seen,
                            formats,
                            again(getTranslation("decide.reason.help"), true),
                            words -> deciding.decide(seen, Verdict.DENY, words)));
        }
    }

    void askForChanges() {
        ApprovalCase seen = about;
        if (!isAsking() && offers(Verdict.REQUEST_CHANGES)) {
            open(
                    RemarkDialog.CHANGES,
                    RemarkDialog.forChanges(
                            seen,
                            formats,
                            again(getTranslation("decide.question.help"), true),
                            words -> deciding.decide(seen, Verdict.REQUEST_CHANGES, words)));
        }
    }

    void askToDelegate() {
        if (!isAsking()) {
            HandoverDialog handover = delegating.apply(about);
            handover.begin(comment.getValue());
            open(HandoverDialog.NAME, handover);
        }
    }

    /** Opens the dialog that was open when the page was lost, with its text. */
    private void openAgain(String name, String words) {
        comment.setValue(words);
        switch (name) {
            case ApproveDialog.NAME -> askToApprove();
            case RemarkDialog.DENY -> askToDeny();
            case RemarkDialog.CHANGES -> askForChanges();
            case HandoverDialog.NAME -> askToDelegate();
            default -> {}
        }
    }

    private void open(String name, PageDialog asks) {
        dialog = asks;
        asks.addOpenedChangeListener(changed -> kept.putDialog(UI.getCurrentOrThrow(), changed.isOpened() ? name : ""));
        begun.run();
        asks.open();
    }

    private void name(Button button, String key, String shortcut) {
        button.setAriaLabel(getTranslation(key));
        button.getElement().setAttribute("aria-keyshortcuts", shortcut);
    }

    /** The style writes the key, so that it is not part of the text that the name of the button must have. */
    private Component label(String key, String shortcut) {
        Element kbd = new Element("kbd");
        kbd.setAttribute("data-key", shortcut);
        kbd.setAttribute("aria-hidden", "true");
        Span label = new Span(new Span(getTranslation(key)));
        label.addClassName("button-label");
        label.getElement().appendChild(kbd);
        return label;
    }
}
