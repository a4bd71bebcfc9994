package dev.countersign.request.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.request.Exchange;
import dev.countersign.request.Reply;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Sentence;
import dev.countersign.ui.Time;
import java.util.List;
import java.util.Locale;

/** What approvers asked about the revisions before, and what the requester replied. Hidden if there is nothing. */
final class EarlierQuestions extends Div {

    private final transient Formats formats;

    EarlierQuestions(List<Exchange> earlier, Formats formats, Locale language) {
        this.formats = formats;
        addClassName("earlier-questions");
        setVisible(!earlier.isEmpty());
        add(new H2(getTranslation("revise.earlier")));
        earlier.forEach(one -> {
            add(new Questions(one.questions(), formats, language));
            one.reply().ifPresent(this::add);
        });
    }

    private void add(Reply reply) {
        Paragraph words = new Paragraph(reply.text());
        words.addClassName("prose");
        Div by = new Div(new Sentence("revise.replied", reply.revision(), Time.at(reply.at(), formats)));
        by.addClassName("small");
        Div said = new Div(words, by);
        said.addClassName("reply-given");
        add(said);
    }
}
