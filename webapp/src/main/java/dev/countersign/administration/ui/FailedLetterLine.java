package dev.countersign.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import dev.countersign.notification.FailedLetter;
import dev.countersign.notification.LetterFailure;
import dev.countersign.notification.Refusal;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Viewer;

/** An email that could not be delivered, or not yet: to whom, about what, why, since when. */
final class FailedLetterLine extends ListItem {

    FailedLetterLine(FailedLetter letter, Viewer viewer, boolean mayAct, SerializableRunnable resend) {
        Span to = new Span(letter.to().name());
        to.addClassName("strong");
        Div words = new Div(
                new Div(to, new Span(" "), small(letter.to().email())),
                small(about(letter, viewer)),
                small(letter.refusal().map(this::refused).orElseGet(() -> why(letter.failure(), viewer.formats()))),
                small(Dotted.of(
                        getTranslation("letters.since", viewer.formats().inSentence(letter.since())),
                        tried(letter, viewer.formats()))));
        words.addClassName("failed-letter-words");
        add(words);
        addClassName("failed-letter");
        if (mayAct && letter.state() != FailedLetter.State.SENDING) {
            Button again = new Button(
                    getTranslation(letter.refusal().isPresent() ? "letters.resend.works" : "letters.resend"),
                    clicked -> resend.run());
            again.setAriaLabel(
                    getTranslation("letters.resend.about", letter.to().name(), letter.number()));
            again.setDisableOnClick(true);
            add(again);
        }
    }

    /** A letter about an alarm or a token is about no request. */
    private static String about(FailedLetter letter, Viewer viewer) {
        String kind = viewer.formats()
                .find("letters.kind." + letter.kind())
                .orElse(letter.kind().name());
        return letter.number().isEmpty()
                ? kind
                : Dotted.of(kind, letter.number(), letter.title().in(viewer.language()));
    }

    private String refused(Refusal refusal) {
        String sentence = getTranslation(refusal.reported() ? "letters.reported" : "letters.refused");
        return refusal.detail().isEmpty() ? sentence : Dotted.of(sentence, refusal.detail());
    }

    private String tried(FailedLetter letter, Formats formats) {
        return switch (letter.state()) {
            case FAILED -> getTranslation("letters.tried", letter.attempts(), formats.inSentence(letter.lastAt()));
            case WAITING -> getTranslation("letters.waiting", letter.attempts());
            case SENDING -> getTranslation("letters.sending");
        };
    }

    /** Why an email could not be delivered, as a sentence. */
    static String why(LetterFailure failure, Formats formats) {
        return formats.say("letters.why." + failure.kind(), failure.said());
    }

    static Span small(String text) {
        Span small = new Span(text);
        small.addClassName("small");
        return small;
    }
}
