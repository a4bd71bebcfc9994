package dev.countersign.moving.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.moving.MoveChoice;
import dev.countersign.moving.MoveResult;
import dev.countersign.request.ui.RemarkField;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.PageDialog;
import dev.countersign.ui.Toast;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** Asks for the reason, and begins to move. */
final class MoveDialog extends PageDialog {

    private final RemarkField reason;
    private final transient KeptFields kept;
    private final transient Consumer<UUID> begun;

    /** @param move begins to move, for this reason */
    MoveDialog(
            String title, MoveChoice choice, KeptFields kept, Function<String, MoveResult> move, Consumer<UUID> begun) {
        this.kept = kept;
        this.begun = begun;
        setHeaderTitle(title);
        reason = new RemarkField(getTranslation("move.dialog.reason-help"));
        reason.setLabel(getTranslation("decide.reason"));
        reason.setMinRows(2);
        reason.setMaxRows(8);
        reason.setWidthFull();
        reason.setRequiredIndicatorVisible(true);
        kept.keepText("reason", reason);
        Button yes = new Button(getTranslation("move.dialog.yes"));
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        yes.setDisableOnClick(true);
        yes.addClickListener(_ -> {
            if (isOpened() && isComplete()) {
                show(move.apply(reason.getValue()));
            }
            yes.setEnabled(true);
        });
        Div all = new Div(new Paragraph(getTranslation("move.dialog.text", choice.to())), reason);
        all.addClassName("dialog-fields");
        add(all);
        getFooter().add(new Button(getTranslation("template.cancel"), _ -> close()), yes);
    }

    private boolean isComplete() {
        reason.setInvalid(false);
        if (reason.remark().isEmpty()) {
            reason.refuse(getTranslation("decide.reason.missing"));
            return false;
        }
        return !reason.refusesLength();
    }

    private void show(MoveResult result) {
        switch (result) {
            case MoveResult.Begun(UUID batch, int _) -> {
                kept.forget(UI.getCurrentOrThrow());
                close();
                begun.accept(batch);
            }
            case MoveResult.NothingToMove _ -> Toast.say(getTranslation("move.nothing"));
            case MoveResult.NotPossible _ -> Toast.say(getTranslation("move.not-possible"));
            case MoveResult.ReasonRequired _ -> reason.refuse(getTranslation("decide.reason.missing"));
            case MoveResult.ReasonTooLong(int length, int longest) ->
                reason.refuse(getTranslation("comment.too-long", length, longest));
            case MoveResult.NotAllowed _ -> Toast.say(getTranslation("move.not-allowed"));
        }
    }
}
