package dev.countersign.approval.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.countersign.definitions.form.Among;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import java.util.Set;

/** A field for one active person of the organisation, found by a part of the name. */
final class PersonChoice extends ComboBox<PersonName> {

    /** @param without people who are not offered */
    PersonChoice(People people, Actor actor, Set<PersonId> without) {
        setItemLabelGenerator(PersonName::name);
        setRenderer(new ComponentRenderer<>(PersonChoice::offer));
        setPlaceholder(getTranslation("form.person.search"));
        setItems(query -> people
                .search(
                        actor,
                        new Among.Everybody(),
                        query.getFilter().orElse("").strip())
                .stream()
                .filter(person -> !without.contains(person.id()))
                .skip(query.getOffset())
                .limit(query.getLimit()));
        setWidthFull();
        setRequiredIndicatorVisible(true);
        setManualValidation(true);
    }

    private static Div offer(PersonName person) {
        Span email = new Span(person.email());
        email.addClassName("small");
        Div offered = new Div(new Span(person.name()), email);
        offered.addClassName("person-offer");
        return offered;
    }

    /** Shows at the field what is wrong, and focuses it. */
    void refuse(String sentence) {
        setErrorMessage(sentence);
        setInvalid(true);
        focus();
    }
}
