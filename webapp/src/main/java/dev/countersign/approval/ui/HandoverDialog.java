package dev.countersign.approval.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import dev.countersign.approval.HandoverResult;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.MentionOffer;
import dev.countersign.request.ui.MentionList;
import dev.countersign.request.ui.RemarkField;
import dev.countersign.ui.Formats;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.PageDialog;
import dev.countersign.ui.PersonPicker;
import dev.countersign.ui.Toast;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** Asks for the person who gets an approval, and for a note. What can be corrected is shown at its field, and the dialog stays. */
final class HandoverDialog extends PageDialog {

    static final String NAME = "delegate";

    /** The name under which its note is stored. */
    static final String NOTE = "note";

    private final transient Formats formats;
    private final transient KeptFields kept;
    private final transient BiFunction<PersonId, String, HandoverResult> pass;
    private final transient Consumer<HandoverResult> done;
    private final boolean needsReason;
    private final PersonPicker to;
    private final RemarkField note;
    private final Button yes = new Button();

    /**
     * The dialog.
     *
     * @param about what is passed
     * @param kept stores the person and the note until it is passed
     * @param pass passes it to this person with this note
     * @param done gets the result, also if it was too late
     */
    HandoverDialog(
            Texts texts,
            List<Component> about,
            PersonPicker to,
            Formats formats,
            KeptFields kept,
            BiFunction<PersonId, String, HandoverResult> pass,
            Consumer<HandoverResult> done) {
        this.formats = formats;
        this.to = to;
        this.kept = kept;
        this.pass = pass;
        this.done = done;
        this.needsReason = texts.needsReason();
        setHeaderTitle(getTranslation(texts.title()));
        to.setWidthFull();
        to.setRequiredIndicatorVisible(true);
        note = new RemarkField(getTranslation(texts.noteHelp()));
        note.setLabel(getTranslation(texts.note()));
        note.setMinRows(2);
        note.setMaxRows(8);
        note.setWidthFull();
        note.setRequiredIndicatorVisible(needsReason);
        kept.keep("to", to, to.notation());
        kept.keepText(NOTE, note);
        yes.setText(getTranslation(texts.yes()));
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        yes.setDisableOnClick(true);
        yes.addClickListener(clicked -> confirm());
        add(fields(about));
        getFooter().add(new Button(getTranslation("decide.cancel"), clicked -> close()), yes);
        addOpenedChangeListener(changed -> {
            if (changed.isOpened()) {
                to.focus();
            }
        });
    }

    private Div fields(List<Component> about) {
        Div fields = new Div();
        fields.add(about);
        fields.add(to, note);
        fields.addClassName("dialog-fields");
        return fields;
    }

    /** Offers people of the request in the note while a name is typed. */
    HandoverDialog offering(Function<String, List<MentionOffer>> people) {
        MentionList.on(note, people);
        return this;
    }

    /** Shows text that was typed beside the dialog as the note, unless a note was stored. */
    void begin(String words) {
        note.setValue(words);
    }

    /** The keys of its texts. */
    record Texts(String title, String note, String noteHelp, String yes, boolean needsReason) {
        static final Texts DELEGATE =
                new Texts("delegate.title", "delegate.note", "delegate.note.help", "delegate.yes", false);
        static final Texts REASSIGN =
                new Texts("reassign.title", "decide.reason", "reassign.reason.help", "reassign.yes", true);
    }

    private void confirm() {
        if (isOpened() && isComplete()) {
            PersonName person = to.getValue();
            answer(pass.apply(person.id(), note.getValue()));
        }
        yes.setEnabled(true);
    }

    private boolean isComplete() {
        to.setInvalid(false);
        note.setInvalid(false);
        boolean noReason = needsReason && note.remark().isEmpty();
        if (noReason) {
            note.refuse(getTranslation("decide.reason.missing"));
        }
        // The first field with a mistake gets the focus last.
        if (to.isEmpty()) {
            to.refuse(to.unreadable().orElse(getTranslation("form.person.choose")));
        }
        return !noReason && !to.isEmpty() && !note.refusesLength();
    }

    private void answer(HandoverResult result) {
        String sentence = HandoverTexts.sentence(result, formats);
        switch (result) {
            case HandoverResult.Unsuitable ignored -> to.refuse(sentence);
            case HandoverResult.DecidedElsewhere ignored -> to.refuse(sentence);
            case HandoverResult.ReasonRequired ignored -> note.refuse(sentence);
            case HandoverResult.NoteTooLong ignored -> note.refuse(sentence);
            case HandoverResult.HandedOver ignored -> end(result, sentence);
            case HandoverResult.AlreadyDecided ignored -> end(result, sentence);
            case HandoverResult.AlreadyPassed ignored -> end(result, sentence);
            case HandoverResult.Closed ignored -> end(result, sentence);
            case HandoverResult.NotAllowed ignored -> end(result, sentence);
            case HandoverResult.NotFound ignored -> end(result, sentence);
        }
    }

    private void end(HandoverResult result, String sentence) {
        if (result instanceof HandoverResult.HandedOver) {
            kept.forget(UI.getCurrentOrThrow());
            close();
            Toast.say(sentence);
        } else {
            endUnsent(sentence, note.getValue());
        }
        done.accept(result);
    }
}
