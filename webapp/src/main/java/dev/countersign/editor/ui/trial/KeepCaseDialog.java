package dev.countersign.editor.ui.trial;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.trial.CaseChange;
import dev.countersign.trial.TestCases;
import dev.countersign.ui.PageDialog;
import java.util.function.Function;

/** Asks for the name of a test case and keeps it. */
final class KeepCaseDialog extends PageDialog {

    private final TextField name = new TextField();
    private final transient Function<String, CaseChange> keep;
    private final transient Runnable done;
    private final transient CaseWords words;

    /** @param suggested a name that says what happens */
    KeepCaseDialog(String suggested, CaseWords words, Function<String, CaseChange> keep, Runnable done) {
        this.keep = keep;
        this.done = done;
        this.words = words;
        setWidth("min(520px, 92vw)");
        setHeaderTitle(getTranslation("case.keep.title"));
        name.setLabel(getTranslation("case.name"));
        name.setHelperText(getTranslation("case.name.help"));
        name.setMaxLength(TestCases.LONGEST_NAME);
        name.setManualValidation(true);
        name.setWidthFull();
        name.setValue(suggested);
        name.setAutoselect(true);
        name.addKeyDownListener(Key.ENTER, _ -> keep());
        Button yes = new Button(getTranslation("case.keep.yes"), _ -> keep());
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(new Paragraph(getTranslation("case.keep.text")), name);
        fields.addClassName("dialog-fields");
        add(fields);
        getFooter().add(new Button(getTranslation("template.cancel"), _ -> close()), yes);
    }

    private void keep() {
        CaseChange result = keep.apply(name.getValue());
        if (result instanceof CaseChange.Done) {
            close();
            done.run();
            return;
        }
        name.setErrorMessage(words.refusal(result));
        name.setInvalid(true);
        name.focus();
    }
}
