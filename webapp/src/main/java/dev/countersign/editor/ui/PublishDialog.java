package dev.countersign.editor.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import dev.countersign.definitions.check.Problem;
import dev.countersign.template.Accepted;
import dev.countersign.template.PublishResult;
import dev.countersign.ui.Icon;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.Notice;
import dev.countersign.ui.PageDialog;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Tone;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Asks for a note and publishes. What is against it is said in the dialog, which stays. */
final class PublishDialog extends PageDialog {

    /** More are in the list of problems of the editor. */
    private static final int MOST_WARNINGS = 5;

    private final transient Function<Problem, String> words;
    private final transient KeptFields kept;
    private final transient BiFunction<String, Set<Accepted>, PublishResult> publish;
    private final transient Consumer<PublishResult> done;
    private final transient FailingCases cases;
    private final TextArea note = new TextArea();
    private final Div refusal = new Div();
    private final Button yes = new Button();
    private transient Supplier<Optional<String>> published = Optional::empty;
    private final Set<Accepted> accepted = EnumSet.noneOf(Accepted.class);

    /**
     * The dialog.
     *
     * @param words says what is wrong, and where
     * @param kept stores the note until it is published
     * @param cases what is shown and offered if they stop it
     * @param publish publishes with a note, and with what the publisher has been told and accepts
     * @param done gets what was published, or asked
     */
    PublishDialog(
            String title,
            String text,
            Function<Problem, String> words,
            KeptFields kept,
            FailingCases cases,
            BiFunction<String, Set<Accepted>, PublishResult> publish,
            Consumer<PublishResult> done) {
        this.words = words;
        this.kept = kept;
        this.cases = cases;
        this.publish = publish;
        this.done = done;
        setHeaderTitle(title);
        note.setLabel(getTranslation("template.note"));
        note.setHelperText(getTranslation("template.note.help"));
        note.setManualValidation(true);
        note.setMaxRows(6);
        note.setWidthFull();
        kept.keepText("note", note);
        yes.setText(getTranslation("template.publish.yes"));
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        yes.setDisableOnClick(true);
        yes.addClickListener(_ -> publish());
        refusal.addClassName("publish-refusal");
        Div fields = new Div(new Paragraph(text), note, refusal);
        fields.addClassName("dialog-fields");
        add(fields);
        getFooter().add(new Button(getTranslation("template.cancel"), _ -> close()), yes);
    }

    private void publish() {
        refusal.removeAll();
        note.setInvalid(false);
        try {
            show(publish.apply(note.getValue(), Set.copyOf(accepted)));
        } finally {
            yes.setEnabled(true);
        }
    }

    /** @param who says who has published it, if somebody else was faster */
    void whenChanged(Supplier<Optional<String>> who) {
        published = who;
    }

    private void show(PublishResult result) {
        switch (result) {
            case PublishResult.Published published ->
                done(published, getTranslation("template.was-published", published.version()));
            case PublishResult.Asked asked -> done(asked, getTranslation("template.publish.asked", asked.number()));
            case PublishResult.AskedBefore _ -> refuse(getTranslation("template.publish.asked-before"));
            case PublishResult.NobodyElse _ -> refuse(getTranslation("template.publish.nobody-else"));
            case PublishResult.NotAsked _ -> refuse(getTranslation("template.publish.not-asked"));
            case PublishResult.Outdated(int newest) -> {
                accepted.add(Accepted.ANOTHER_VERSION);
                yes.setText(getTranslation("template.publish.anyway"));
                refuse(getTranslation("template.publish.outdated", newest));
            }
            case PublishResult.Warned(List<Problem> warnings) -> {
                accepted.add(Accepted.WARNINGS);
                yes.setText(getTranslation("template.publish.anyway"));
                warn(warnings);
            }
            case PublishResult.CasesFail(int failing) -> {
                accepted.add(Accepted.FAILING_CASES);
                yes.setText(getTranslation("template.publish.anyway"));
                stop(failing);
            }
            case PublishResult.NoteMissing _ -> refuseNote(getTranslation("template.publish.note-missing"));
            case PublishResult.Invalid invalid ->
                refuse(getTranslation("template.publish.invalid") + " "
                        + invalid.problems().stream()
                                .filter(Problem::isError)
                                .map(words)
                                .distinct()
                                .limit(3)
                                .collect(Collectors.joining(" ")));
            case PublishResult.NoteTooLong(int length, int longest) ->
                refuseNote(getTranslation("comment.too-long", length, longest));
            case PublishResult.Refused(String reason) -> refuse(getTranslation("template.publish.refused", reason));
            case PublishResult.Changed _ -> refuseChanged();
            case PublishResult.NotFound _ -> refuse(getTranslation("template.gone"));
            case PublishResult.NotAllowed _ -> refuse(getTranslation("template.not-allowed"));
        }
    }

    private void done(PublishResult result, String sentence) {
        kept.forget(UI.getCurrentOrThrow());
        close();
        Toast.say(sentence);
        done.accept(result);
    }

    private void refuseChanged() {
        refuse(published.get().orElseGet(() -> getTranslation("template.publish.changed")));
    }

    private void refuseNote(String sentence) {
        note.setErrorMessage(sentence);
        note.setInvalid(true);
        note.focus();
    }

    private void warn(List<Problem> warnings) {
        UnorderedList list = new UnorderedList();
        warnings.stream()
                .map(words)
                .distinct()
                .limit(MOST_WARNINGS)
                .forEach(sentence -> list.add(new ListItem(sentence)));
        long more = warnings.stream().map(words).distinct().count() - MOST_WARNINGS;
        if (more > 0) {
            list.add(new ListItem(getTranslation("template.publish.more-warnings", more)));
        }
        refusal.add(new Notice(Tone.WAIT, Icon.FAILED, getTranslation("template.publish.warned"), list).urgent());
    }

    private void stop(int failing) {
        Notice notice = new Notice(Tone.NO, Icon.FAILED, getTranslation("template.publish.cases", failing)).urgent();
        refusal.add(notice);
        cases.lines().forEach(refusal::add);
        if (cases.canExpectNow()) {
            Button expect = new Button(getTranslation("template.publish.expect"), _ -> expectNow());
            expect.setDisableOnClick(true);
            refusal.add(expect);
        }
    }

    private void expectNow() {
        refusal.removeAll();
        accepted.remove(Accepted.FAILING_CASES);
        cases.expectNow().ifPresentOrElse(this::refuse, this::publish);
    }

    private void refuse(String sentence) {
        refusal.add(new Notice(Tone.NO, Icon.FAILED, sentence).urgent());
    }
}
