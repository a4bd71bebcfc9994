package dev.countersign.away;

import dev.countersign.people.Leaver;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds who decides now in the place of somebody who is away, where the stand-in may be away, too, or may have left. In the tenant's transaction. */
@Component
class LineOfStandIns {

    /** No template has this key: only absences about all requests count. */
    private static final String ANY = "";

    private final AbsenceRepository absences;
    private final People people;

    LineOfStandIns(AbsenceRepository absences, People people) {
        this.absences = absences;
        this.people = people;
    }

    /** The first of each line who is there and has not left; nobody where the line has none. Whoever may not decide a certain request is known there only. */
    Map<AbsenceId, PersonId> deciding(TenantId tenant, Collection<Absence> running, Instant now) {
        Map<AbsenceId, PersonId> deciding = new HashMap<>();
        running.stream()
                .collect(Collectors.groupingBy(absence -> absence.template().orElse(ANY)))
                .forEach((template, those) -> deciding.putAll(deciding(tenant, template, those, now)));
        return deciding;
    }

    private Map<AbsenceId, PersonId> deciding(TenantId tenant, String template, List<Absence> those, Instant now) {
        Map<PersonId, Absence> away = new HashMap<>();
        absences.chains(those.stream().map(Absence::person).toList(), template, now)
                .forEach(absence -> away.putIfAbsent(absence.person(), absence));
        StandIns.Lines lines = new StandIns.Lines(away);
        Set<PersonId> left =
                people
                        .leavers(
                                tenant,
                                away.values().stream().map(Absence::standIn).collect(Collectors.toSet()))
                        .stream()
                        .map(Leaver::person)
                        .collect(Collectors.toSet());
        Map<AbsenceId, PersonId> deciding = new HashMap<>();
        those.forEach(absence -> lines.standIn(absence.person(), person -> !left.contains(person))
                .ifPresent(person -> deciding.put(absence.id(), person)));
        return deciding;
    }
}
