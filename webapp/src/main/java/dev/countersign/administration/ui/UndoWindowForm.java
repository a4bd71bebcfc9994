package dev.countersign.administration.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.approval.UndoWindows;
import dev.countersign.approval.UndoWindows.ChangeResult;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Pattern;

/** For how many seconds decisions can be undone. */
final class UndoWindowForm extends Div {

    /** Short enough for any number type; the service knows the limits. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

    private final transient Function<Duration, ChangeResult> change;
    /** Not a field for numbers: that one drops a text that is none, and shows the earlier number again. */
    private final TextField seconds = new TextField();

    private final transient KeptFields kept;

    UndoWindowForm(Duration now, Viewer viewer, Function<Duration, ChangeResult> change) {
        this.change = change;
        this.kept = new KeptFields(viewer.actor(), "undo-window");
        addClassName("submit-form");
        seconds.setLabel(getTranslation("undo-window.seconds"));
        seconds.setHelperText(getTranslation("undo-window.help", UndoWindows.LONGEST.toSeconds()));
        seconds.getElement().setAttribute("inputmode", "numeric");
        seconds.setManualValidation(true);
        seconds.setValue(Long.toString(now.toSeconds()));
        kept.keepText("seconds", seconds);
        Button save = new Button(getTranslation("undo-window.save"), clicked -> submit());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(seconds);
        fields.addClassName("form-fields");
        add(kept.note(), fields, save);
    }

    private void submit() {
        seconds.setInvalid(false);
        String typed = seconds.getValue().strip();
        if (!WHOLE_NUMBER.matcher(typed).matches()) {
            refuse(UndoWindows.LONGEST);
            return;
        }
        switch (change.apply(Duration.ofSeconds(Long.parseLong(typed)))) {
            case ChangeResult.Changed _ -> {
                kept.forget(UI.getCurrentOrThrow());
                Toast.say(getTranslation("undo-window.saved"));
            }
            case ChangeResult.NotAllowed _ -> Toast.say(getTranslation("undo-window.not-allowed"));
            case ChangeResult.OutOfRange(var longest) -> refuse(longest);
        }
    }

    private void refuse(Duration longest) {
        seconds.setErrorMessage(getTranslation("undo-window.wrong", longest.toSeconds()));
        seconds.setInvalid(true);
        seconds.focus();
    }
}
