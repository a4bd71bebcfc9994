package dev.countersign.administration.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import dev.countersign.audit.AuditFilter;
import dev.countersign.people.People;
import dev.countersign.people.PersonName;
import dev.countersign.ui.DayPicker;
import dev.countersign.ui.PersonPicker;
import dev.countersign.ui.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The fields by which the audit log is filtered. */
final class AuditFields extends Div {

    private final Viewer viewer;
    private final transient People people;
    private final transient AuditAddress address;
    private final PersonPicker person;
    private final ComboBox<String> kind = new ComboBox<>();
    private final DayPicker from;
    private final DayPicker to;
    private transient AuditFilter shown = AuditFilter.ALL;

    /** @param changed called with what the reader asks for */
    AuditFields(People people, List<String> kinds, Viewer viewer, Consumer<AuditFilter> changed) {
        this.viewer = viewer;
        this.people = people;
        this.address = new AuditAddress(viewer.person().zone());
        addClassName("organisation-fields");
        person = new PersonPicker(getTranslation("audit.person"), people, viewer, Set.of());
        from = new DayPicker(getTranslation("audit.from"), viewer.formats());
        to = new DayPicker(getTranslation("audit.to"), viewer.formats());
        kind.setLabel(getTranslation("audit.kind"));
        kind.setPlaceholder(getTranslation("audit.any"));
        kind.setItemLabelGenerator(one -> AuditWords.kind(one, viewer.formats()));
        kind.setItems(kinds);
        Stream.of(person, kind).forEach(field -> field.setClearButtonVisible(true));
        Stream.of(from, to).forEach(field -> field.setClearButtonVisible(true));
        Stream.<HasValue<?, ?>>of(person, kind, from, to)
                .forEach(field -> field.addValueChangeListener(chosen -> {
                    if (chosen.isFromClient()) {
                        changed.accept(filter());
                    }
                }));
        add(person, kind, from, to);
    }

    void show(AuditFilter filter) {
        shown = filter;
        // Also somebody who has left, whom the picker does not offer.
        person.setValue(filter.person()
                .map(id -> people.names(viewer.actor().tenant(), Set.of(id)).get(id))
                .orElse(null));
        kind.setValue(filter.kind()
                .filter(wanted -> kind.getListDataView().getItems().anyMatch(wanted::equals))
                .orElse(null));
        from.setValue(address.from(filter).orElse(null));
        to.setValue(address.to(filter).orElse(null));
    }

    private AuditFilter filter() {
        return new AuditFilter(
                Optional.ofNullable(person.getValue()).map(PersonName::id),
                shown.request(),
                Optional.ofNullable(kind.getValue()),
                Optional.ofNullable(from.getValue()).map(address::begin),
                Optional.ofNullable(to.getValue()).map(day -> address.begin(day.plusDays(1))));
    }
}
