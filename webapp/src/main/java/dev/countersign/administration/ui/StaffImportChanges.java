package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.administration.StaffDraft;
import dev.countersign.administration.StaffImportResult.Row;
import dev.countersign.administration.StaffImportResult.Wanted;
import dev.countersign.people.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a line of a file changes about a person, field by field, so that nobody agrees to what they have not seen. */
final class StaffImportChanges {

    private StaffImportChanges() {}

    /** @param language of the reader */
    static List<Component> of(Row row, Locale language) {
        return row.wanted().stream()
                .flatMap(wanted -> row.changes().stream().flatMap(field -> line(row, wanted, field, language)))
                .toList();
    }

    private static Stream<Component> line(Row row, Wanted wanted, StaffDraft.Field field, Locale language) {
        String before = row.before()
                .map(draft -> value(draft, wanted.managerBefore(), field, language))
                .orElse("");
        String then = value(wanted.draft(), wanted.manager(), field, language);
        boolean isNew = row.before().isEmpty();
        // The line has the name and the address of a new person already.
        if (isNew && (then.isEmpty() || field == StaffDraft.Field.NAME || field == StaffDraft.Field.EMAIL)) {
            return Stream.empty();
        }
        Span said = new Span(
                isNew
                        ? say("people.import.value", title(field), then)
                        : say("people.import.change", title(field), orNone(before), orNone(then)));
        said.addClassName(field == StaffDraft.Field.ROLES ? "strong" : "small");
        return Stream.of(said);
    }

    private static String value(StaffDraft draft, Optional<String> manager, StaffDraft.Field field, Locale language) {
        return switch (field) {
            case NAME -> draft.name();
            case EMAIL -> draft.email();
            case DEPARTMENT -> draft.department().orElse("");
            case MANAGER -> manager.orElse("");
            case LOCALE -> draft.locale().getDisplayName(language);
            case ZONE -> draft.zone().getId();
            case ROLES ->
                String.join(
                        ", ",
                        draft.roles().stream()
                                .filter(role -> role != Role.EMPLOYEE)
                                .sorted()
                                .map(StaffWords::role)
                                .toList());
        };
    }

    private static String title(StaffDraft.Field field) {
        return say(
                switch (field) {
                    case NAME -> "people.name";
                    case EMAIL -> "people.email";
                    case DEPARTMENT -> "people.department";
                    case MANAGER -> "people.manager";
                    case LOCALE -> "people.language";
                    case ZONE -> "people.zone";
                    case ROLES -> "people.roles";
                });
    }

    private static String orNone(String value) {
        return value.isEmpty() ? say("people.import.none") : value;
    }

    private static String say(String key, Object... values) {
        return I18NProvider.translate(key, values);
    }
}
