package dev.countersign.token.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.countersign.tenant.Edit;
import dev.countersign.token.Program;
import dev.countersign.token.TokenResult;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.OthersChange;
import dev.countersign.ui.PageDialog;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;

/** Asks which state machine asks people in the name of a program. */
final class StateMachineDialog extends PageDialog {

    private final transient Program program;
    private final Viewer viewer;
    private final transient ProgramActs acts;
    private final transient KeptDialog kept;
    private final TextField arn = new TextField();

    /** What the person at the page knows. */
    private String opened;

    StateMachineDialog(Program program, Viewer viewer, KeptDialog kept, ProgramActs acts) {
        this.program = program;
        this.viewer = viewer;
        this.acts = acts;
        this.kept = kept;
        this.opened = program.stateMachine().orElse("");
        setHeaderTitle(getTranslation("programs.machine.title", program.name()));
        arn.setLabel(getTranslation("programs.machine.arn"));
        arn.setHelperText(getTranslation("programs.machine.help"));
        arn.setValue(opened);
        arn.setMaxLength(200);
        arn.setWidthFull();
        arn.setClearButtonVisible(true);
        arn.setValueChangeMode(ValueChangeMode.EAGER);
        kept.fields().keepText("arn", arn);
        Code organisation = new Code(viewer.actor().tenant().toString());
        Div fields = new Div(
                new Paragraph(getTranslation("programs.machine.text")),
                arn,
                new Paragraph(getTranslation("programs.machine.organisation")),
                organisation);
        fields.addClassName("dialog-fields");
        add(fields);
        Button save = new Button(getTranslation("programs.person.save"), clicked -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("tokens.cancel"), clicked -> close()), save);
    }

    private void save() {
        TokenResult result =
                acts.stateMachine(program, new Edit<>(opened, arn.getValue().strip()));
        if (result instanceof TokenResult.Saved) {
            kept.fields().forget(UI.getCurrentOrThrow());
            close();
            Toast.say(getTranslation("programs.person.saved"));
            return;
        }
        arn.setErrorMessage(TokenWords.sentence(result, viewer));
        arn.setInvalid(true);
        if (result instanceof TokenResult.StateMachineChanged(String now, var _)) {
            opened = now;
            OthersChange.say();
        }
    }
}
