package dev.countersign.editor.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import dev.countersign.definitions.check.Problem;
import dev.countersign.template.PublishResult;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.PageDialog;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Tone;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Asks for a note and publishes. What is against it is said in the dialog, which stays. */
final class PublishDialog extends PageDialog {

    private final Locale language;
    private final transient BiFunction<String, Boolean, PublishResult> publish;
    private final transient Consumer<PublishResult.Published> done;
    private final TextArea note = new TextArea();
    private final Div refusal = new Div();
    private final Button yes = new Button();
    private boolean insists;

    /**
     * The dialog.
     *
     * @param publish publishes with a note, and with whether the publisher insists although another version was published
     */
    PublishDialog(
            String title,
            String text,
            Locale language,
            BiFunction<String, Boolean, PublishResult> publish,
            Consumer<PublishResult.Published> done) {
        this.language = language;
        this.publish = publish;
        this.done = done;
        setHeaderTitle(title);
        note.setLabel(getTranslation("template.note"));
        note.setHelperText(getTranslation("template.note.help"));
        note.setManualValidation(true);
        note.setMaxRows(6);
        note.setWidthFull();
        yes.setText(getTranslation("template.publish.yes"));
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        yes.setDisableOnClick(true);
        yes.addClickListener(_ -> publish());
        Div fields = new Div(new Paragraph(text), note, refusal);
        fields.addClassName("dialog-fields");
        add(fields);
        getFooter().add(new Button(getTranslation("template.cancel"), _ -> close()), yes);
    }

    private void publish() {
        refusal.removeAll();
        note.setInvalid(false);
        try {
            show(publish.apply(note.getValue(), insists));
        } finally {
            yes.setEnabled(true);
        }
    }

    private void show(PublishResult result) {
        switch (result) {
            case PublishResult.Published published -> {
                close();
                Toast.say(getTranslation("template.was-published", published.version()));
                done.accept(published);
            }
            case PublishResult.Outdated(int newest) -> {
                insists = true;
                yes.setText(getTranslation("template.publish.anyway"));
                refuse(getTranslation("template.publish.outdated", newest));
            }
            case PublishResult.Invalid invalid ->
                refuse(getTranslation("template.publish.invalid") + " "
                        + invalid.problems().stream()
                                .filter(Problem::isError)
                                .map(problem -> problem.in(language))
                                .distinct()
                                .limit(3)
                                .collect(Collectors.joining(" ")));
            case PublishResult.NoteTooLong(int length, int longest) -> {
                note.setErrorMessage(getTranslation("comment.too-long", length, longest));
                note.setInvalid(true);
                note.focus();
            }
            case PublishResult.Refused(String reason) -> refuse(getTranslation("template.publish.refused", reason));
            case PublishResult.Changed _ -> refuse(getTranslation("template.publish.changed"));
            case PublishResult.NotFound _ -> refuse(getTranslation("template.gone"));
            case PublishResult.NotAllowed _ -> refuse(getTranslation("template.not-allowed"));
        }
    }

    private void refuse(String sentence) {
        refusal.add(new Notice(Tone.NO, Icon.FAILED, sentence).urgent());
    }
}
