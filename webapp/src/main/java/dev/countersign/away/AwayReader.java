package dev.countersign.away;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import dev.countersign.template.TemplateVersion;
import dev.countersign.template.Templates;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads what pages show of absences. Does not check rights. In the tenant's transaction. */
@Component
class AwayReader {

    /** The most people of a team that are shown. */
    private static final int MOST_OF_TEAM = 100;

    /** The most absences of others that are shown on the page of their stand-in. */
    private static final int MOST_PLACES = 50;

    /** The most people for whom somebody decides that are named. */
    private static final int MOST_NAMED = 5;

    private final AbsenceRepository absences;
    private final People people;
    private final Templates templates;
    private final LineOfStandIns line;

    AwayReader(AbsenceRepository absences, People people, Templates templates, LineOfStandIns line) {
        this.line = line;
        this.absences = absences;
        this.people = people;
        this.templates = templates;
    }

    AwayPage page(Actor reader, Person person, Instant now) {
        List<Absence> open = absences.of(person.id(), now);
        boolean own = reader.person().equals(person.id());
        List<Absence> places = own ? absences.places(person.id(), now, MOST_PLACES) : List.of();
        Map<AbsenceId, PersonId> deciding = line.deciding(
                reader.tenant(),
                open.stream().filter(absence -> absence.isAt(now)).toList(),
                now);
        Map<PersonId, PersonName> names =
                names(reader, Stream.concat(open.stream(), places.stream()).toList(), deciding.values());
        return new AwayPage(
                person.personName(),
                own,
                now.atZone(person.zone()).toLocalDate(),
                open.stream()
                        .map(absence -> new AwayPage.Entry(
                                absence,
                                absence.isAt(now),
                                Objects.requireNonNull(names.get(absence.standIn())),
                                Optional.ofNullable(deciding.get(absence.id())).map(names::get),
                                Objects.requireNonNull(names.get(absence.setBy()))))
                        .toList(),
                places.stream()
                        .map(absence -> new AwayPage.Place(
                                absence, Objects.requireNonNull(names.get(absence.person())), absence.isAt(now)))
                        .toList(),
                templates.newest(reader.tenant()).stream()
                        .map(TemplateVersion::definition)
                        .collect(Collectors.toMap(TemplateDefinition::key, TemplateDefinition::name)),
                own ? team(reader, now) : List.of(),
                own && reader.may(Right.MANAGE_PEOPLE));
    }

    AwayNow now(Actor reader, Instant now) {
        List<Absence> own = absences.running(Set.of(reader.person()), now);
        List<Absence> others = absences.standingIn(reader.person(), now, MOST_NAMED);
        if (own.isEmpty() && others.isEmpty()) {
            return AwayNow.NOTHING;
        }
        return new AwayNow(absent(reader, own, now), absent(reader, others, now));
    }

    /** The absence of each of them that is running; one about everything before one about some requests. */
    Map<PersonId, AwayNow.Absent> away(Actor reader, Collection<PersonId> people, Instant now) {
        List<Absence> running = absences.running(people, now);
        Map<PersonId, AwayNow.Absent> away = new HashMap<>();
        if (!running.isEmpty()) {
            absent(reader, running, now).stream()
                    .sorted(Comparator.comparing(absent -> !absent.allTemplates()))
                    .forEach(absent -> away.putIfAbsent(absent.person().id(), absent));
        }
        return away;
    }

    private List<AwayPage.Member> team(Actor reader, Instant now) {
        List<PersonName> reports = people.reports(reader.tenant(), reader.person(), MOST_OF_TEAM);
        if (reports.isEmpty()) {
            return List.of();
        }
        Map<PersonId, Absence> next = absences
                .notOver(reports.stream().map(PersonName::id).toList(), now)
                .stream()
                .collect(Collectors.toMap(Absence::person, absence -> absence, (earliest, _) -> earliest));
        return reports.stream()
                .map(person -> {
                    Optional<Absence> absence = Optional.ofNullable(next.get(person.id()));
                    return new AwayPage.Member(
                            person,
                            absence,
                            absence.filter(one -> one.isAt(now)).isPresent());
                })
                .sorted(Comparator.comparing((AwayPage.Member member) -> !member.running())
                        .thenComparing(member -> member.absence().isEmpty()))
                .toList();
    }

    private Map<PersonId, PersonName> names(Actor reader, List<Absence> absences, Collection<PersonId> deciding) {
        return people.names(
                reader.tenant(),
                Stream.concat(
                                deciding.stream(),
                                absences.stream()
                                        .flatMap(absence ->
                                                Stream.of(absence.person(), absence.standIn(), absence.setBy())))
                        .collect(Collectors.toSet()));
    }

    /** @param absences running now */
    private List<AwayNow.Absent> absent(Actor reader, List<Absence> absences, Instant now) {
        Map<AbsenceId, PersonId> deciding = line.deciding(reader.tenant(), absences, now);
        Map<PersonId, PersonName> names = names(reader, absences, deciding.values());
        return absences.stream()
                .map(absence -> new AwayNow.Absent(
                        Objects.requireNonNull(names.get(absence.person())),
                        Objects.requireNonNull(names.get(absence.standIn())),
                        Optional.ofNullable(deciding.get(absence.id())).map(names::get),
                        absence.lastDay(),
                        absence.template().isEmpty(),
                        absence.note()))
                .toList();
    }
}
