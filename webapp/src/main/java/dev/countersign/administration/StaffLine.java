package dev.countersign.administration;

import dev.countersign.administration.StaffFile.Column;
import dev.countersign.administration.StaffImportResult.Fault;
import dev.countersign.people.Person;
import dev.countersign.people.Role;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a line of a file of people. */
final class StaffLine {

    private static final Pattern BETWEEN = Pattern.compile("[,;/|\\s]+");

    private StaffLine() {}

    /** A cell says nothing that can be understood. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final Fault fault;

        Unreadable(Fault fault) {
            super(fault.name());
            this.fault = fault;
        }

        Fault fault() {
            return fault;
        }
    }

    /**
     * The person of the line, with the manager that they have.
     *
     * @param reader a new person without language or time zone gets those of whoever imports
     */
    static StaffDraft draft(StaffFile.Line line, Optional<Person> before, Person reader) throws Unreadable {
        return new StaffDraft(
                line.of(Column.NAME),
                line.of(Column.EMAIL),
                line.has(Column.DEPARTMENT)
                        ? Optional.of(line.of(Column.DEPARTMENT)).filter(name -> !name.isEmpty())
                        : before.map(Person::department),
                before.map(Person::manager),
                locale(line.of(Column.LANGUAGE), before.orElse(reader)),
                zone(line.of(Column.ZONE), before.orElse(reader)),
                line.has(Column.ROLES)
                        ? roles(line.of(Column.ROLES))
                        : before.map(Person::roles).orElse(Set.of(Role.EMPLOYEE)));
    }

    private static Locale locale(String cell, Person otherwise) throws Unreadable {
        if (cell.isEmpty()) {
            return otherwise.locale();
        }
        try {
            Locale locale =
                    new Locale.Builder().setLanguageTag(cell.replace('_', '-')).build();
            if (Set.of("en", "es").contains(locale.getLanguage())) {
                return locale;
            }
            throw new Unreadable(Fault.LANGUAGE_UNKNOWN);
        } catch (IllformedLocaleException unknown) {
            throw new Unreadable(Fault.LANGUAGE_UNKNOWN);
        }
    }

    private static ZoneId zone(String cell, Person otherwise) throws Unreadable {
        try {
            return cell.isEmpty() ? otherwise.zone() : ZoneId.of(cell);
        } catch (DateTimeException unknown) {
            throw new Unreadable(Fault.ZONE_UNKNOWN);
        }
    }

    private static Set<Role> roles(String cell) throws Unreadable {
        Set<Role> roles = EnumSet.of(Role.EMPLOYEE);
        for (String word : BETWEEN.splitAsStream(cell).toList()) {
            if (!word.isEmpty()) {
                try {
                    roles.add(Role.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
                } catch (IllegalArgumentException unknown) {
                    throw new Unreadable(Fault.ROLE_UNKNOWN);
                }
            }
        }
        return roles;
    }
}
