package dev.countersign.administration.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import dev.countersign.administration.Setting;
import dev.countersign.approval.UndoWindows;
import dev.countersign.approval.UndoWindows.ChangeResult;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import dev.countersign.ui.WholeNumberField;
import java.time.Duration;
import java.util.function.BiFunction;

/** For how many seconds decisions can be undone. */
final class UndoWindowForm extends Div {

    private final transient BiFunction<Duration, Duration, ChangeResult> change;
    private final transient SettingChanges changes;
    private final WholeNumberField seconds;
    private final transient KeptFields kept;
    private transient Duration opened;

    /** @param change gets what the window was when it was shown, and what it is to be */
    UndoWindowForm(
            Duration now, SettingChanges changes, Viewer viewer, BiFunction<Duration, Duration, ChangeResult> change) {
        this.changes = changes;
        this.change = change;
        this.opened = now;
        this.kept = new KeptFields(viewer.actor(), "undo-window");
        addClassName("submit-form");
        seconds = new WholeNumberField(getTranslation("undo-window.seconds"));
        seconds.setHelperText(getTranslation("undo-window.help", UndoWindows.LONGEST.toSeconds()));
        seconds.show(Math.toIntExact(now.toSeconds()));
        kept.keepText("seconds", seconds);
        Button save = new Button(getTranslation("undo-window.save"), clicked -> submit());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(seconds);
        fields.addClassName("form-fields");
        add(kept.note(), fields, save);
    }

    private void submit() {
        if (seconds.number().isEmpty()) {
            refuse(UndoWindows.LONGEST);
            return;
        }
        switch (change.apply(opened, Duration.ofSeconds(seconds.number().getAsInt()))) {
            case ChangeResult.Changed(var now) -> {
                opened = now;
                kept.forget(UI.getCurrentOrThrow());
                seconds.show(Math.toIntExact(now.toSeconds()));
                Toast.say(getTranslation("undo-window.saved"));
            }
            case ChangeResult.ChangedByOthers(var now) -> {
                opened = now;
                seconds.refuse(changes.isNow(Setting.UNDO_WINDOW, Long.toString(now.toSeconds())));
            }
            case ChangeResult.NotAllowed _ -> Toast.say(getTranslation("undo-window.not-allowed"));
            case ChangeResult.OutOfRange(var longest) -> refuse(longest);
        }
    }

    private void refuse(Duration longest) {
        seconds.refuse(getTranslation("undo-window.wrong", longest.toSeconds()));
    }
}
