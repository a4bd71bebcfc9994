package dev.countersign.request.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.people.PersonName;
import dev.countersign.request.WaitingAt;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Names;
import java.util.List;
import java.util.Locale;

/** Where a request is now: at which step, with whom, since when and until when. */
final class Waiting extends UnorderedList {

    private static final int NAMES = 5;

    Waiting(List<WaitingAt> steps, Formats formats, Locale language) {
        addClassName("waiting");
        steps.forEach(step -> add(new ListItem(sentence(step, formats, language))));
    }

    static String sentence(WaitingAt step, Formats formats, Locale language) {
        String people = Names.of(step.people().stream().map(PersonName::name).toList(), step.needed(), NAMES, formats);
        String since = formats.moment(step.since());
        String name = step.name().in(language);
        return step.due()
                .map(due -> I18NProvider.translate("requests.waiting-due", name, people, since, formats.due(due)))
                .orElseGet(() -> I18NProvider.translate("requests.waiting", name, people, since));
    }
}
