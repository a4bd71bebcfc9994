package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.request.ui.RemarkField;
import dev.countersign.ui.FirstField;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.PageDialog;
import dev.countersign.ui.Toast;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Asks for the reason of an act on somebody's request. What can be corrected is shown at its field, and the dialog stays. */
final class ReasonDialog extends PageDialog {

    private final RemarkField reason;
    private final Button yes;
    private transient BooleanSupplier others = () -> true;

    /**
     * The dialog.
     *
     * @param key of its texts: {@code .title}, {@code .text}, {@code .yes}, {@code .no}
     * @param kept stores the reason until the act is done
     * @param act acts for this reason
     * @param fields what else is asked
     */
    ReasonDialog(String key, KeptFields kept, Function<String, Acted> act, Component... fields) {
        setHeaderTitle(getTranslation(key + ".title"));
        reason = new RemarkField(getTranslation(key + ".reason-help"));
        reason.setLabel(getTranslation("decide.reason"));
        reason.setMinRows(2);
        reason.setMaxRows(8);
        reason.setWidthFull();
        reason.setRequiredIndicatorVisible(true);
        kept.keepText("reason", reason);
        yes = new Button(getTranslation(key + ".yes"));
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        yes.setDisableOnClick(true);
        yes.addClickListener(clicked -> {
            if (isOpened()) {
                confirm(kept, act);
            }
            yes.setEnabled(true);
        });
        Div all = new Div(new Paragraph(getTranslation(key + ".text")));
        all.add(fields);
        all.add(reason);
        all.addClassName("dialog-fields");
        add(all);
        getFooter().add(new Button(getTranslation(key + ".no"), clicked -> close()), yes);
    }

    /** Marks the button: what it does cannot be undone. */
    ReasonDialog irreversible() {
        yes.addThemeVariants(ButtonVariant.ERROR);
        return this;
    }

    /** @param complete whether all else is filled in; says at its field what is not */
    ReasonDialog requires(BooleanSupplier complete) {
        others = complete;
        return this;
    }

    /** Everything is looked at, so that all that is missing is said at once. */
    private void confirm(KeptFields kept, Function<String, Acted> act) {
        boolean isReason = isReason();
        if (others.getAsBoolean() && isReason) {
            show(kept, act.apply(reason.getValue()));
        } else {
            FirstField.focusWrong(this);
        }
    }

    private void show(KeptFields kept, Acted acted) {
        switch (acted) {
            case Acted.Done(String sentence) -> {
                kept.forget(UI.getCurrentOrThrow());
                close();
                Toast.say(sentence);
            }
            case Acted.WrongReason(String sentence) -> reason.refuse(sentence);
            case Acted.WrongField _ -> FirstField.focusWrong(this);
            case Acted.Refused(String sentence) -> endUnsent(sentence, reason.getValue());
        }
    }

    private boolean isReason() {
        reason.setInvalid(false);
        if (reason.remark().isEmpty()) {
            reason.refuse(getTranslation("decide.reason.missing"));
            return false;
        }
        return !reason.refusesLength();
    }
}
