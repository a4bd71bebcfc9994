package dev.countersign.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.countersign.approval.UndoWindows;
import dev.countersign.approval.UndoWindows.ChangeResult;
import dev.countersign.ui.Toast;
import java.time.Duration;
import java.util.function.Function;

/** For how many seconds decisions can be undone. */
final class UndoWindowForm extends Div {

    private final transient Function<Duration, ChangeResult> change;
    private final IntegerField seconds = new IntegerField();

    UndoWindowForm(Duration now, Function<Duration, ChangeResult> change) {
        this.change = change;
        addClassName("submit-form");
        seconds.setLabel(getTranslation("undo-window.seconds"));
        seconds.setHelperText(getTranslation("undo-window.help", UndoWindows.LONGEST.toSeconds()));
        seconds.setMin(0);
        seconds.setMax(Math.toIntExact(UndoWindows.LONGEST.toSeconds()));
        seconds.setStepButtonsVisible(true);
        seconds.setManualValidation(true);
        seconds.setValue(Math.toIntExact(now.toSeconds()));
        Button save = new Button(getTranslation("undo-window.save"), clicked -> submit());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(seconds);
        fields.addClassName("form-fields");
        add(fields, save);
    }

    private void submit() {
        seconds.setInvalid(false);
        if (seconds.isEmpty()) {
            refuse(UndoWindows.LONGEST);
            return;
        }
        switch (change.apply(Duration.ofSeconds(seconds.getValue()))) {
            case ChangeResult.Changed _ -> Toast.say(getTranslation("undo-window.saved"));
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
