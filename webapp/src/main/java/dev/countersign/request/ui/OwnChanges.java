package dev.countersign.request.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import dev.countersign.request.Fact;
import dev.countersign.request.FieldChange;
import dev.countersign.ui.Excerpt;
import dev.countersign.ui.Formats;
import java.util.List;
import java.util.Locale;

/** What the requester has changed since the last revision, each with the answer from before. Hidden while nothing is changed. */
final class OwnChanges extends Div {

    private final transient Formats formats;
    private final Locale language;
    private transient List<FieldChange> shown = List.of();

    OwnChanges(Formats formats, Locale language) {
        this.formats = formats;
        this.language = language;
        addClassName("own-changes");
        setVisible(false);
    }

    void show(List<FieldChange> changes) {
        if (changes.equals(shown)) {
            return;
        }
        shown = changes;
        removeAll();
        DescriptionList list = new DescriptionList();
        list.addClassName("facts");
        changes.forEach(change -> list.add(new Div(
                new DescriptionList.Term(change.label().in(language)),
                new DescriptionList.Description(new Changed(words(change.before()), words(change.now()))))));
        add(new H2(getTranslation("revise.changes")), list);
        setVisible(!changes.isEmpty());
    }

    private String words(Fact.Value value) {
        return Excerpt.of(FactWords.of(value, formats, language));
    }
}
