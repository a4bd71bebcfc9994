package dev.countersign.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.countersign.definitions.form.Among;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import java.util.Set;

/** Finds an active person of the organisation by name or e-mail address. */
public final class PersonPicker extends ComboBox<PersonName> {

    /**
     * Offers everybody.
     *
     * @param except people who are not offered
     */
    public PersonPicker(String label, People people, Viewer viewer, Set<PersonId> except) {
        super(label);
        setItemLabelGenerator(PersonName::name);
        setRenderer(new ComponentRenderer<>(PersonPicker::offer));
        setPlaceholder(getTranslation("form.person.search"));
        setItems(query ->
                people
                        .search(
                                viewer.actor(),
                                new Among.Everybody(),
                                query.getFilter().orElse("").strip())
                        .stream()
                        .filter(person -> !except.contains(person.id()))
                        .skip(query.getOffset())
                        .limit(query.getLimit()));
        setManualValidation(true);
    }

    /** Shows what is wrong with the choice; an empty sentence removes it. */
    public void say(String problem) {
        setErrorMessage(problem);
        setInvalid(!problem.isEmpty());
    }

    private static Div offer(PersonName person) {
        Span email = new Span(person.email());
        email.addClassName("small");
        Div offered = new Div(new Span(person.name()), email);
        offered.addClassName("person-offer");
        return offered;
    }
}
