package dev.countersign.administration;

import dev.countersign.administration.StaffFile.Column;
import dev.countersign.administration.StaffImportResult.Fault;
import dev.countersign.people.Person;
import dev.countersign.people.PersonLocale;
import dev.countersign.people.Role;
import dev.countersign.tenant.Languages;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a line of a file of people. */
final class StaffLine {

    private static final Pattern BETWEEN = Pattern.compile("[,;/|\\s]+");

    private StaffLine() {}

    /**
     * What a line says.
     *
     * @param draft with what the person has, or who reads has, in place of what cannot be understood
     * @param faults the cells that cannot be understood
     */
    record Said(StaffDraft draft, List<Fault> faults) {

        Said {
            faults = List.copyOf(faults);
        }
    }

    /**
     * The person of the line, with the manager that they have.
     *
     * @param reader a new person without language or time zone gets those of whoever imports
     */
    static Said read(StaffFile.Line line, Optional<Person> before, Person reader) {
        Person otherwise = before.orElse(reader);
        List<Fault> faults = new ArrayList<>();
        StaffDraft draft = new StaffDraft(
                line.of(Column.NAME),
                line.of(Column.EMAIL),
                line.has(Column.DEPARTMENT)
                        ? Optional.of(line.of(Column.DEPARTMENT)).filter(name -> !name.isEmpty())
                        : before.map(Person::department),
                before.map(Person::manager),
                cell(line.of(Column.LANGUAGE), StaffLine::locale, otherwise.locale(), Fault.LANGUAGE_UNKNOWN, faults),
                cell(line.of(Column.ZONE), StaffLine::zone, otherwise.zone(), Fault.ZONE_UNKNOWN, faults),
                line.has(Column.ROLES)
                        ? cell(
                                line.of(Column.ROLES),
                                StaffLine::roles,
                                Set.of(Role.EMPLOYEE),
                                Fault.ROLE_UNKNOWN,
                                faults)
                        : before.map(Person::roles).orElse(Set.of(Role.EMPLOYEE)));
        return new Said(draft, faults);
    }

    private static <T> T cell(
            String cell, Function<String, Optional<T>> meaning, T otherwise, Fault fault, List<Fault> faults) {
        if (cell.isEmpty()) {
            return otherwise;
        }
        Optional<T> said = meaning.apply(cell);
        if (said.isEmpty()) {
            faults.add(fault);
        }
        return said.orElse(otherwise);
    }

    /** Without what a tag can say beside language and region. */
    private static Optional<Locale> locale(String cell) {
        try {
            Locale locale = PersonLocale.plain(
                    new Locale.Builder().setLanguageTag(cell.replace('_', '-')).build());
            return Optional.of(locale).filter(one -> Languages.ALL.offered().contains(one.getLanguage()));
        } catch (IllformedLocaleException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> zone(String cell) {
        try {
            return Optional.of(ZoneId.of(cell)).filter(zone -> !StaffChanges.isUnknown(zone));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<Set<Role>> roles(String cell) {
        Set<Role> roles = EnumSet.of(Role.EMPLOYEE);
        for (String word :
                BETWEEN.splitAsStream(cell).filter(one -> !one.isEmpty()).toList()) {
            try {
                roles.add(Role.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
            } catch (IllegalArgumentException unknown) {
                return Optional.empty();
            }
        }
        return Optional.of(roles);
    }
}
