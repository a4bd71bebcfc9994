package dev.countersign.request.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.countersign.limit.RateLimit;
import dev.countersign.request.FieldChange;
import dev.countersign.request.MentionOffer;
import dev.countersign.request.NextRevision;
import dev.countersign.request.ReviseResult;
import dev.countersign.request.ui.form.Draft;
import dev.countersign.request.ui.form.FormFields;
import dev.countersign.request.ui.form.Surroundings;
import dev.countersign.ui.Icon;
import dev.countersign.ui.KeptWords;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Tone;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The form of a request to change, with a reply to the approvers. Nothing typed is lost: the tab of the browser stores a draft, and a refusal leaves the
 * fields unchanged.
 */
final class ReviseForm extends Div {

    private final transient NextRevision asked;
    private final transient Draft draft;
    private final transient BiFunction<JsonNode, String, ReviseResult> send;
    private final transient Surroundings around;
    private FormFields fields;
    private transient Consumer<JsonNode> watching = _ -> {};
    private final OwnChanges changes;
    private final RemarkField reply;
    private final Div messages = new Div();
    private final Button button = new Button();
    private final transient KeptWords kept;

    /** @param offered the people to offer while a name is typed into the reply */
    ReviseForm(
            NextRevision asked,
            Draft draft,
            KeptWords kept,
            Surroundings around,
            Function<String, List<MentionOffer>> offered,
            BiFunction<JsonNode, String, ReviseResult> send) {
        this.asked = asked;
        this.draft = draft;
        this.kept = kept;
        this.send = send;
        this.around = around;
        this.fields = blank();
        fields.fill(asked.answers());
        this.changes = new OwnChanges(around.formats(), around.language());
        this.reply = new RemarkField(getTranslation("revise.reply.help"));
        addClassName("submit-form");
        reply.setLabel(getTranslation("revise.reply"));
        MentionList.on(reply, offered);
        reply.setMinRows(2);
        reply.setMaxRows(10);
        reply.addClassName("reply");
        kept.keep(reply);
        button.setText(getTranslation("revise.send"));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setDisableOnClick(true);
        button.addClickListener(clicked -> send(clicked.getSource().getUI().orElseThrow()));
        add(messages, fields, changes, new Div(reply), button);
    }

    /** Shows what is changed so far. */
    void show(List<FieldChange> changed) {
        changes.show(changed);
    }

    /** Passes the answers so far, now and after each change. */
    void watch(Consumer<JsonNode> answers) {
        watching = answers;
        fields.onChange(() -> answers.accept(fields.answers()));
        answers.accept(fields.answers());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (event.isInitialAttach()) {
            draft.read(fields, stored -> {
                stored.ifPresent(this::restore);
                draft.watch(fields, version(), submission());
                if (stored.isEmpty()) {
                    draft.readLeft(fields, this::offer);
                }
            });
        }
    }

    private void offer(Draft.Kept left, Instant at) {
        messages.add(DraftOffer.of(around.formats().inSentence(at), goOn -> {
            messages.removeAll();
            if (goOn) {
                restore(left);
                draft.watch(fields, version(), submission());
            } else {
                draft.forget(left);
            }
        }));
    }

    /** A draft does not hold the fields that the person has emptied, so it replaces all of them. */
    private void restore(Draft.Kept stored) {
        FormFields restored = blank();
        restored.restore(stored.values());
        replace(fields, restored);
        fields = restored;
        watch(watching);
        if (!asked.form().definition().form().normalize(fields.answers()).equals(asked.answers())) {
            Button discard = new Button(getTranslation("revise.discard"), clicked -> discard());
            discard.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            messages.add(new Notice(Tone.WAIT, Icon.REQUESTS, getTranslation("new.draft.kept"), discard));
        }
    }

    private FormFields blank() {
        return new FormFields(asked.form().definition().form(), around);
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
            reply.setInvalid(false);
            messages.removeAll();
            answer(ui, send.apply(fields.answers(), reply.getValue()));
        } finally {
            button.setEnabled(true);
        }
    }

    private void answer(UI ui, ReviseResult result) {
        switch (result) {
            case ReviseResult.Revised _ -> {
                draft.forget(ui);
                kept.forget(ui);
            }
            case ReviseResult.Unchanged _ -> reply.refuse(getTranslation("revise.unchanged"));
            case ReviseResult.Invalid(var problems) -> fields.show(problems);
            case ReviseResult.TooLarge(int limit) ->
                refuse(getTranslation("new.too-large", String.valueOf(limit / 1024)));
            case ReviseResult.ReplyTooLong _ -> reply.refusesLength();
            case ReviseResult.TooMany(var after) -> refuse(getTranslation("new.too-many", RateLimit.seconds(after)));
            case ReviseResult.Stale(int revision) -> refuse(getTranslation("revise.stale", revision));
            case ReviseResult.NotAsked(var end) ->
                refuse(getTranslation(
                        end.status().isOpen() ? "revise.not-asked" : "revise.closed",
                        EndWords.sentence(end, around.formats())));
            case ReviseResult.Busy _ -> refuse(getTranslation("revise.busy"));
            case ReviseResult.NotAllowed _ -> refuse(getTranslation("revise.not-allowed"));
            case ReviseResult.NotFound _ -> refuse(getTranslation("comment.not-found"));
        }
    }

    private void refuse(String sentence) {
        messages.add(new Notice(
                        Tone.NO,
                        Icon.FAILED,
                        sentence,
                        new Anchor("requests/" + asked.id(), getTranslation("revise.open", asked.number())))
                .urgent());
        messages.getElement().executeJs("this.scrollIntoView({block: 'center'})");
    }

    private String version() {
        return asked.form().template().value().toString();
    }

    /** The same in every tab: whichever sends it first, the other is told. */
    private UUID submission() {
        return asked.id().value();
    }
}
