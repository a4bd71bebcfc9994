package dev.countersign.request.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import dev.countersign.limit.RateLimit;
import dev.countersign.request.CopiedRequest;
import dev.countersign.request.NewRequest;
import dev.countersign.request.RequestId;
import dev.countersign.request.Submission;
import dev.countersign.request.SubmitResult;
import dev.countersign.request.ui.form.Draft;
import dev.countersign.request.ui.form.FormFields;
import dev.countersign.request.ui.form.StoredAnswers;
import dev.countersign.request.ui.form.Surroundings;
import dev.countersign.tenant.TimeOrderedIds;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Tone;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A form with its submit button. Nothing typed is lost: the tab of the browser stores a draft, and a refusal leaves the fields unchanged. Submitting
 * twice creates one request, because the id of the submission is generated when the form is opened.
 */
final class SubmitForm extends Div {

    private final transient NewRequest request;
    private final transient @Nullable CopiedRequest copied;
    private final transient Draft draft;
    private final transient TimeOrderedIds ids;
    private final transient Function<Submission, SubmitResult> submit;
    private final transient Formats formats;
    private final FormFields fields;
    private final Div messages = new Div();
    private final Button button = new Button();
    private transient BooleanSupplier isNewest = () -> true;
    private UUID submission;

    SubmitForm(
            NewRequest request,
            Optional<CopiedRequest> copied,
            Draft draft,
            TimeOrderedIds ids,
            Surroundings around,
            Function<Submission, SubmitResult> submit) {
        this.request = request;
        this.copied = copied.orElse(null);
        this.draft = draft;
        this.ids = ids;
        this.submission = ids.next();
        this.submit = submit;
        this.formats = around.formats();
        this.fields = new FormFields(request.definition().form(), around);
        addClassName("submit-form");
        button.setText(getTranslation("new.submit"));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setDisableOnClick(true);
        button.addClickListener(clicked -> send(clicked.getSource().getUI().orElseThrow()));
        add(messages, fields, button);
    }

    /** Passes the answers so far, now and after each change. */
    void watch(Consumer<JsonNode> answers) {
        fields.onChange(() -> answers.accept(fields.answers()));
        answers.accept(fields.answers());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (event.isInitialAttach()) {
            draft.read(fields, kept -> {
                kept.ifPresentOrElse(
                        this::restore, () -> Optional.ofNullable(copied).ifPresentOrElse(this::fillIn, fields::begin));
                draft.watch(fields, version(), submission);
                // A draft does not hold the fields that were emptied, so it is not put over the answers of a copy.
                if (kept.isEmpty() && copied == null) {
                    draft.readLeft(fields, this::offer);
                }
            });
        }
    }

    private void offer(Draft.Kept left, Instant at) {
        messages.add(DraftOffer.of(formats.inSentence(at), goOn -> {
            messages.removeAll();
            if (goOn) {
                draft.forgetWatched();
                restore(left);
                draft.watch(fields, version(), submission);
            } else {
                draft.forget(left);
            }
        }));
    }

    private void fillIn(CopiedRequest copy) {
        fields.restore(StoredAnswers.values(request.definition().form(), copy.answers()));
        String dropped =
                copy.dropped().stream().map(name -> name.in(getLocale())).collect(Collectors.joining(", "));
        messages.add(new Notice(
                Tone.WAIT,
                Icon.REQUESTS,
                dropped.isEmpty()
                        ? getTranslation("copy.filled-in", copy.number())
                        : getTranslation("copy.dropped", copy.number(), dropped)));
    }

    private void restore(Draft.Kept kept) {
        if (!kept.copied()) {
            submission = kept.submission();
        }
        fields.restore(kept.values());
        boolean sameForm = kept.version().equals(version());
        String key = kept.copied() ? "new.draft.copied" : sameForm ? "new.draft.kept" : "new.draft.other-version";
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

    /** @param known whether this is still the version that new requests take, asked before each submission */
    void whileNewest(BooleanSupplier known) {
        isNewest = known;
    }

    private void send(UI ui) {
        try {
            fields.clearProblems();
            messages.removeAll();
            if (!isNewest.getAsBoolean()) {
                offerNewest(ui);
                return;
            }
            answer(ui, submit.apply(new Submission(submission, request.template(), fields.answers())));
        } finally {
            button.setEnabled(true);
        }
    }

    private void answer(UI ui, SubmitResult result) {
        switch (result) {
            case SubmitResult.Submitted submitted -> draft.forget(ui);
            case SubmitResult.AlreadySent(RequestId id, String number) -> askWhetherNew(id, number);
            case SubmitResult.Invalid invalid -> fields.show(invalid.problems());
            case SubmitResult.TooLarge tooLarge ->
                refuse(getTranslation("new.too-large", String.valueOf(tooLarge.limit() / 1024)));
            case SubmitResult.TooMany tooMany ->
                refuse(getTranslation("new.too-many", RateLimit.seconds(tooMany.after())));
            case SubmitResult.UnknownTemplate unknown -> refuse(getTranslation("new.template-gone"));
        }
    }

    /** The tab stores the answers, and the page fills them into the form of the newest version. */
    private void offerNewest(UI ui) {
        Button open = new Button(
                getTranslation("new.newer-version.open"), _ -> ui.getPage().reload());
        open.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.SMALL);
        say(new Notice(Tone.WAIT, Icon.CHANGES, getTranslation("new.newer-version"), open));
    }

    /** Other answers were submitted before: asks whether the person wants another request, since they may not know of the first. */
    private void askWhetherNew(RequestId earlier, String number) {
        Button another = new Button(getTranslation("new.already-sent.new"), clicked -> sendAsNew());
        another.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.SMALL);
        another.setDisableOnClick(true);
        Anchor open = new Anchor("requests/" + earlier, getTranslation("new.already-sent.open", number));
        open.setTarget(AnchorTarget.BLANK);
        Div answers = new Div(another, open);
        answers.addClassName("answers");
        say(new Notice(Tone.WAIT, Icon.REQUESTS, getTranslation("new.already-sent", number), answers));
    }

    private void sendAsNew() {
        draft.forgetWatched();
        submission = ids.next();
        draft.watch(fields, version(), submission);
        getUI().ifPresent(this::send);
    }

    private void refuse(String sentence) {
        say(new Notice(Tone.NO, Icon.FAILED, sentence));
    }

    private void say(Notice notice) {
        messages.add(notice.urgent());
        messages.getElement().executeJs("this.scrollIntoView({block: 'center'})");
    }

    private String version() {
        return request.template().value().toString();
    }
}
