package dev.countersign.administration.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.countersign.administration.Trouble;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Sentence;
import dev.countersign.ui.Time;

/** What is wrong with a request in a sentence, and what can be done. */
final class TroubleNote extends Div {

    TroubleNote(Trouble trouble, Formats formats) {
        addClassName("trouble");
        String key = "trouble." + trouble.kind().name();
        Sentence wrong = new Sentence(key, Time.inSentence(trouble.since(), formats));
        wrong.addClassName("strong");
        Span todo = new Span(getTranslation(key + ".to-do"));
        todo.addClassName("small");
        add(icon(trouble.kind()).draw(), new Div(wrong, todo));
    }

    private static Icon icon(Trouble.Kind kind) {
        return switch (kind) {
            case FAILED, UNCONFIRMED -> Icon.FAILED;
            case NOBODY, TOO_FEW, NOT_STARTED -> Icon.WAITING;
            case OVERDUE -> Icon.EXPIRED;
        };
    }
}
