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
import dev.countersign.ui.KeptFields;
import java.util.Set;

/** A field for one active person of the organisation, found by a part of the name. */
final class PersonChoice extends ComboBox<PersonName> {

    private final transient KeptFields.Notation<PersonName> notation;

    /** @param without people who are not offered */
    PersonChoice(People people, Actor actor, Set<PersonId> without) {
        this.notation = KeptFields.person(people, actor);
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

    /** How the person is stored in the browser until the form is sent. */
    KeptFields.Notation<PersonName> notation() {
        return notation;
    }

    /** Shows at the field what is wrong, and focuses it. */
    void refuse(String sentence) {
        setErrorMessage(sentence);
        setInvalid(true);
        focus();
    }
}
