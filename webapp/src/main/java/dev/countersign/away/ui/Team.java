package dev.countersign.away.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.QueryParameters;
import dev.countersign.away.AwayPage;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.ui.PersonMark;
import dev.countersign.ui.PersonPicker;
import dev.countersign.ui.Viewer;
import java.util.Set;

/** The people for whom the reader may set absences. */
final class Team extends Div {

    Team(AwayPage page, People people, Viewer viewer) {
        addClassName("team");
        if (!page.team().isEmpty()) {
            UnorderedList list = new UnorderedList();
            list.addClassName("rows");
            page.team().forEach(member -> list.add(row(member, viewer)));
            add(list);
        }
        if (page.everybody()) {
            PersonPicker anybody = new PersonPicker(
                    getTranslation("away.anybody"),
                    people,
                    viewer,
                    Set.of(page.person().id()));
            anybody.addValueChangeListener(chosen -> {
                if (chosen.getValue() != null) {
                    UI.getCurrentOrThrow()
                            .navigate(
                                    "away",
                                    QueryParameters.of(
                                            "person", chosen.getValue().id().toString()));
                }
            });
            add(anybody);
        }
    }

    private ListItem row(AwayPage.Member member, Viewer viewer) {
        Anchor link = new Anchor(address(member.person().id()), member.person().name());
        Span until = new Span(member.absence()
                .map(absence -> member.running()
                        ? getTranslation("away.away-until", viewer.formats().date(absence.lastDay()))
                        : getTranslation("away.will-be-away", AbsenceList.days(absence, viewer.formats())))
                .orElseGet(() -> getTranslation("away.there")));
        until.addClassName("small");
        Div row = new Div(PersonMark.of(member.person()), link, until);
        row.addClassName("member");
        return new ListItem(row);
    }

    private static String address(PersonId person) {
        return "away?person=" + person;
    }
}
