package dev.countersign.away.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.away.AwayPage;
import dev.countersign.definitions.text.Text;
import dev.countersign.ui.Viewer;

/** For whom the reader decides now or will decide, when, and what. */
final class Places extends UnorderedList {

    Places(AwayPage page, Viewer viewer) {
        addClassName("rows");
        page.places().forEach(place -> {
            Span when = new Span(AbsenceList.days(place.absence(), viewer.formats()));
            when.addClassName("strong");
            Div head = new Div(when, AbsenceList.badge(place.running()));
            head.addClassName("absence-head");
            String name = place.of().name();
            Div row = new Div(
                    head,
                    new Paragraph(place.absence()
                            .template()
                            .map(key -> getTranslation(
                                    "away.place-one",
                                    name,
                                    page.templates()
                                            .getOrDefault(key, Text.of(key))
                                            .in(viewer.language())))
                            .orElseGet(() -> getTranslation("away.place", name))));
            row.addClassName("absence");
            add(new ListItem(row));
        });
    }
}
