package dev.countersign.request.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import dev.countersign.request.CommentResult;
import java.util.function.Function;

/** A place to say something. What was typed stays until it was taken. */
final class CommentBox extends Div {

    private final TextArea text = new TextArea();
    private final transient Function<String, CommentResult> comment;

    CommentBox(Function<String, CommentResult> comment) {
        this.comment = comment;
        addClassName("comment-box");
        text.setLabel(getTranslation("comment.label"));
        text.setMinRows(2);
        text.setMaxRows(8);
        Button send = new Button(getTranslation("comment.send"), clicked -> send());
        add(text, send);
    }

    private void send() {
        text.setInvalid(false);
        switch (comment.apply(text.getValue())) {
            case CommentResult.Commented ignored -> text.clear();
            case CommentResult.Empty ignored -> refuse(getTranslation("comment.empty"));
            case CommentResult.TooLong(int limit) -> refuse(getTranslation("comment.too-long", limit));
            case CommentResult.NotFound ignored -> refuse(getTranslation("comment.not-found"));
        }
    }

    private void refuse(String sentence) {
        text.setErrorMessage(sentence);
        text.setInvalid(true);
        text.focus();
    }
}
