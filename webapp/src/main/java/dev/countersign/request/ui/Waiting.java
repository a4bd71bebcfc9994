package dev.countersign.request.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.request.WaitingAt;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Sentence;
import dev.countersign.ui.Time;
import java.util.List;
import java.util.Locale;

/** Where a request is now: at which step, with whom, since when and until when. */
final class Waiting extends UnorderedList {

    private static final int NAMES = 5;

    Waiting(List<WaitingAt> steps, Formats formats, Locale language) {
        addClassName("waiting");
        steps.forEach(step -> add(new ListItem(sentence(step, formats, language))));
    }

    static Sentence sentence(WaitingAt step, Formats formats, Locale language) {
        if (!step.left().isEmpty()) {
            return new Sentence(
                    "requests.waiting-left",
                    step.name().in(language),
                    LeftWords.names(step.left(), formats),
                    step.left().size());
        }
        if (step.people().isEmpty()) {
            return new Sentence("requests.waiting-nobody", step.name().in(language));
        }
        String people = PanelWords.awaited(step.tally(), NAMES, formats, language);
        String name = step.name().in(language);
        Time since = Time.inSentence(step.since(), formats);
        return step.due()
                .map(due -> new Sentence("requests.waiting-due", name, people, since, Time.due(due, formats)))
                .orElseGet(() -> new Sentence("requests.waiting", name, people, since));
    }
}
