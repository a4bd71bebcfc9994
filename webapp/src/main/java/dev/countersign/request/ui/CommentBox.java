package dev.countersign.request.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import dev.countersign.limit.RateLimit;
import dev.countersign.request.CommentResult;
import dev.countersign.request.MentionOffer;
import dev.countersign.request.RequestEnd;
import dev.countersign.tenant.TimeOrderedIds;
import dev.countersign.ui.Formats;
import dev.countersign.ui.KeptWords;
import dev.countersign.ui.Toast;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A field for comments. Typed text is stored for each request until it was accepted. */
final class CommentBox extends Div {

    private final RemarkField text = new RemarkField("");
    private final transient TimeOrderedIds ids;
    private final transient Formats formats;
    private final transient BiFunction<String, UUID, CommentResult> comment;
    private final Button send = new Button();
    private transient @Nullable KeptWords kept;
    private boolean justSent;
    private boolean shownAsOpen;

    /** Names the next click. It is stored with the text, so that text that was sent without an answer is not added twice. */
    private UUID click;

    /**
     * A box for the comments of one page.
     *
     * @param comment takes the text and the name of the click
     * @param people offered while a name is typed
     */
    CommentBox(
            TimeOrderedIds ids,
            Formats formats,
            BiFunction<String, UUID, CommentResult> comment,
            Function<String, List<MentionOffer>> people) {
        this.ids = ids;
        this.formats = formats;
        this.click = ids.next();
        this.comment = comment;
        addClassName("comment-box");
        text.setLabel(getTranslation("comment.label"));
        MentionList.on(text, people);
        text.setMinRows(2);
        text.setMaxRows(8);
        send.setText(getTranslation("comment.send"));
        send.setDisableOnClick(true);
        send.addClickListener(clicked -> {
            send();
            send.setEnabled(true);
        });
        add(text, send);
    }

    /** Whoever comments on a request that the page shows as open is told if it has ended. */
    void showOpen(boolean open) {
        shownAsOpen = open;
    }

    /** Switches to comments on another request. */
    void about(KeptWords words) {
        kept = words;
        justSent = false;
        text.clear();
        words.keep(text);
        nameClick(words);
    }

    private void nameClick(KeptWords words) {
        click = ids.next();
        words.name(text, click, named -> {
            if (kept == words) {
                click = named;
            }
        });
    }

    private void send() {
        // The second click of a double click: the first one has sent the text.
        if (justSent && text.isEmpty()) {
            justSent = false;
            return;
        }
        switch (comment.apply(text.getValue(), click)) {
            case CommentResult.Commented(var end) -> {
                taken();
                end.filter(_ -> shownAsOpen).ifPresent(this::sayEnd);
            }
            case CommentResult.Empty ignored -> text.refuse(getTranslation("comment.empty"));
            case CommentResult.TooLong ignored -> text.refusesLength();
            case CommentResult.TooMany tooMany ->
                text.refuse(getTranslation("comment.too-many", RateLimit.seconds(tooMany.after())));
            case CommentResult.NotFound ignored -> text.refuse(getTranslation("comment.not-found"));
        }
    }

    /** The page did not show it yet when the comment was sent. */
    private void sayEnd(RequestEnd end) {
        Toast.say(getTranslation("comment.after-end", EndWords.sentence(end, formats)));
    }

    private void taken() {
        justSent = true;
        text.clear();
        text.setInvalid(false);
        if (kept != null) {
            kept.forget(UI.getCurrentOrThrow());
            nameClick(kept);
        }
    }
}
