package dev.countersign.request.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import dev.countersign.request.NewRequest;
import dev.countersign.request.Submission;
import dev.countersign.request.SubmitResult;
import dev.countersign.request.ui.form.Draft;
import dev.countersign.request.ui.form.FormFields;
import dev.countersign.request.ui.form.Surroundings;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Tone;
import java.util.UUID;
import java.util.function.Function;

/**
 * A form with its button. Nothing typed is lost: the browser's tab keeps a draft, and each refusal leaves the fields as
 * they are. Submitting twice makes one request, because the submission has its id from the moment the form was opened.
 */
final class SubmitForm extends Div {

    private final transient NewRequest request;
    private final transient Draft draft;
    private final transient Function<Submission, SubmitResult> submit;
    private final FormFields fields;
    private final Div messages = new Div();
    private final Button button = new Button();
    private UUID submission;

    SubmitForm(
            NewRequest request,
            Draft draft,
            UUID submission,
            Surroundings around,
            Function<Submission, SubmitResult> submit) {
        this.request = request;
        this.draft = draft;
        this.submission = submission;
        this.submit = submit;
        this.fields = new FormFields(request.definition().form(), around);
        addClassName("submit-form");
        button.setText(getTranslation("new.submit"));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setDisableOnClick(true);
        button.addClickListener(clicked -> send(clicked.getSource().getUI().orElseThrow()));
        add(messages, fields, button);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (event.isInitialAttach()) {
            draft.read(fields, kept -> {
                kept.ifPresent(this::restore);
                draft.watch(fields, version(), submission);
            });
        }
    }

    private void restore(Draft.Kept kept) {
        submission = kept.submission();
        fields.restore(kept.values());
        boolean sameForm = kept.version().equals(version());
        String key = sameForm ? "new.draft.kept" : "new.draft.other-version";
        Button discard = new Button(getTranslation("new.draft.discard"), clicked -> discard());
        discard.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        messages.add(new Notice(Tone.WAIT, Icon.REQUESTS, getTranslation(key), discard));
    }

    private void discard() {
        getUI().ifPresent(ui -> {
            draft.forget(ui);
            ui.getPage().reload();
        });
    }

    private void send(UI ui) {
        try {
            fields.clearProblems();
            messages.removeAll();
            answer(ui, submit.apply(new Submission(submission, request.template(), fields.answers())));
        } finally {
            button.setEnabled(true);
        }
    }

    private void answer(UI ui, SubmitResult result) {
        switch (result) {
            case SubmitResult.Submitted submitted -> draft.forget(ui);
            case SubmitResult.Invalid invalid -> fields.show(invalid.problems());
            case SubmitResult.TooLarge tooLarge ->
                refuse(getTranslation("new.too-large", String.valueOf(tooLarge.limit() / 1024)));
            case SubmitResult.UnknownTemplate unknown -> refuse(getTranslation("new.template-gone"));
        }
    }

    private void refuse(String sentence) {
        messages.add(new Notice(Tone.NO, Icon.FAILED, sentence).urgent());
        messages.getElement().executeJs("this.scrollIntoView({block: 'center'})");
    }

    private String version() {
        return request.template().value().toString();
    }
}
