package dev.countersign.request.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.request.Question;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Sentence;
import dev.countersign.ui.Time;
import java.util.List;
import java.util.Locale;

/** What approvers asked the requester to change: who, in which step, and in their words. */
final class Questions extends UnorderedList {

    Questions(List<Question> questions, Formats formats, Locale language) {
        addClassName("questions");
        questions.forEach(one -> {
            CommentText words = new CommentText(one.text(), one.named());
            words.removeClassName("said");
            Div by = new Div(new Sentence(
                    "revise.by",
                    StandInWords.name(one.by(), one.standsFor(), formats),
                    one.step().in(language),
                    Time.at(one.at(), formats)));
            by.addClassName("small");
            add(new ListItem(words, by));
        });
        setVisible(!questions.isEmpty());
    }
}
