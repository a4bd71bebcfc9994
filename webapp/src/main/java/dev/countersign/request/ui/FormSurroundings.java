package dev.countersign.request.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.request.NewRequest;
import dev.countersign.request.ui.form.Surroundings;
import dev.countersign.ui.Viewer;
import java.util.Optional;

/** What the editors of a request's form need: the people of the viewer's tenant, and that nobody decides their own request. */
final class FormSurroundings {

    private FormSurroundings() {}

    static Surroundings of(Viewer viewer, People people, NewRequest request) {
        return new Surroundings(
                viewer.language(),
                viewer.formats(),
                (field, text) -> people.search(viewer.actor(), field.among(), text),
                (field, person) -> person.id().equals(viewer.actor().person()) && request.asksPersonIn(field.key())
                        ? Optional.of(I18NProvider.translate("form.person.yourself"))
                        : Optional.empty(),
                id -> Links.uuid(id)
                        .map(PersonId::new)
                        .flatMap(person -> people.find(viewer.actor().tenant(), person))
                        .map(Person::personName));
    }
}
