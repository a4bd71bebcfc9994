package dev.countersign.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import dev.countersign.notification.FailedLetter;
import dev.countersign.notification.Refusal;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Viewer;

/** An email that could not be delivered: to whom, about what, since when. */
final class FailedLetterLine extends ListItem {

    FailedLetterLine(FailedLetter letter, Viewer viewer, boolean mayAct, SerializableRunnable resend) {
        Span to = new Span(letter.to().name());
        to.addClassName("strong");
        Div words = new Div(
                new Div(to, new Span(" "), small(letter.to().email())),
                small(Dotted.of(
                        viewer.formats()
                                .find("letters.kind." + letter.kind())
                                .orElse(letter.kind().name()),
                        letter.number(),
                        letter.title().in(viewer.language()))),
                small(getTranslation(
                        "letters.tried", letter.attempts(), viewer.formats().inSentence(letter.failedAt()))));
        letter.refusal()
                .ifPresentOrElse(
                        refusal -> words.add(refused(refusal)),
                        () -> letter.failure()
                                .ifPresent(said -> words.add(small(getTranslation("letters.failure", said)))));
        words.addClassName("failed-letter-words");
        add(words);
        addClassName("failed-letter");
        if (mayAct) {
            Button again = new Button(
                    getTranslation(letter.refusal().isPresent() ? "letters.resend.works" : "letters.resend"),
                    clicked -> resend.run());
            again.setAriaLabel(
                    getTranslation("letters.resend.about", letter.to().name(), letter.number()));
            again.setDisableOnClick(true);
            add(again);
        }
    }

    private Span refused(Refusal refusal) {
        String sentence = getTranslation(refusal.reported() ? "letters.reported" : "letters.refused");
        return small(refusal.detail().isEmpty() ? sentence : Dotted.of(sentence, refusal.detail()));
    }

    static Span small(String text) {
        Span small = new Span(text);
        small.addClassName("small");
        return small;
    }
}
