package dev.countersign.approval.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.approval.ApprovalCase;
import dev.countersign.request.ui.RemarkField;
import dev.countersign.ui.Formats;
import dev.countersign.ui.KeptWords;
import java.util.function.Consumer;

/** Asks for a confirmation of a denial, and for its reason, which the requester will read. */
final class DenyDialog extends DecisionDialog {

    static final String NAME = "deny";

    private final RemarkField reason;

    /** @param typed gets the reason while it is typed, so that it outlives the dialog */
    DenyDialog(
            ApprovalCase seen,
            Formats formats,
            String words,
            KeptWords kept,
            Consumer<String> typed,
            Consumer<String> decide) {
        super(
                seen,
                formats,
                I18NProvider.translate("decide.deny.title"),
                I18NProvider.translate("decide.deny"),
                decide);
        reason = new RemarkField(getTranslation("decide.reason.help"));
        reason.setLabel(getTranslation("decide.reason"));
        reason.setMinRows(3);
        reason.setMaxRows(12);
        reason.setWidthFull();
        reason.setRequiredIndicatorVisible(true);
        reason.setValue(words);
        reason.addValueChangeListener(changed -> typed.accept(changed.getValue()));
        reason.addKeyDownListener(Key.ENTER, pressed -> confirm(), KeyModifier.CONTROL);
        kept.keep(reason);
        add(reason);
    }

    @Override
    boolean isComplete() {
        if (reason.remark().isEmpty()) {
            reason.refuse(getTranslation("decide.reason.missing"));
            return false;
        }
        return !reason.refusesLength();
    }

    @Override
    String words() {
        return reason.getValue();
    }

    @Override
    void focus() {
        reason.focus();
    }
}
