package dev.countersign.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.countersign.definitions.form.Among;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import java.util.List;
import java.util.Set;

/** Finds an active person of the organisation by name or e-mail address. */
public final class PersonPicker extends ComboBox<PersonName> {

    private final Actor actor;
    private final transient KeptFields.Notation<PersonName> notation;
    private boolean isNobodyFound;

    /**
     * Offers everybody.
     *
     * @param except people who are not offered
     */
    public PersonPicker(String label, People people, Viewer viewer, Set<PersonId> except) {
        super(label);
        this.actor = viewer.actor();
        this.notation = KeptFields.person(people, actor);
        setItemLabelGenerator(PersonName::name);
        setRenderer(new ComponentRenderer<>(PersonPicker::offer));
        setPlaceholder(getTranslation("form.person.search"));
        setItems(query -> search(people, except, query.getFilter().orElse("").strip()).stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
        addValueChangeListener(chosen -> say(""));
        setManualValidation(true);
    }

    /** The list is not shown if it is empty, so a sentence tells it. */
    private List<PersonName> search(People people, Set<PersonId> except, String part) {
        List<PersonName> found = people.search(actor, new Among.Everybody(), part).stream()
                .filter(person -> !except.contains(person.id()))
                .toList();
        if (found.isEmpty()) {
            isNobodyFound = true;
            say(getTranslation("form.person.nobody"));
        } else if (isNobodyFound) {
            isNobodyFound = false;
            say("");
        }
        return found;
    }

    /** How the person is stored in the browser until the form is sent. */
    public KeptFields.Notation<PersonName> notation() {
        return notation;
    }

    /** Shows at the field what is wrong, and focuses it. */
    public void refuse(String problem) {
        say(problem);
        focus();
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
