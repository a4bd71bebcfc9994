package dev.countersign.away;

import dev.countersign.away.AbsenceResult.Problem;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which absences are refused, and why. In the tenant's transaction. */
@Component
class AbsencePolicy {

    /** The most days of an absence, and the furthest first day from today. */
    static final int MOST_DAYS = 366;

    /** The most absences of a person that are not over. */
    static final int MOST = 50;

    private final AbsenceRepository absences;
    private final People people;
    private final Templates templates;

    AbsencePolicy(AbsenceRepository absences, People people, Templates templates) {
        this.absences = absences;
        this.people = people;
        this.templates = templates;
    }

    /** Whether its own words are right; nothing else is read. */
    static Optional<Problem> wording(AbsenceDraft draft, String note, LocalDate today) {
        if (draft.lastDay().isBefore(draft.firstDay())) {
            return Optional.of(Problem.DAYS_REVERSED);
        }
        if (draft.lastDay().isBefore(today)) {
            return Optional.of(Problem.OVER);
        }
        if (draft.firstDay().isAfter(today.plusDays(MOST_DAYS))
                || draft.lastDay().isAfter(draft.firstDay().plusDays(MOST_DAYS))) {
            return Optional.of(Problem.TOO_LONG);
        }
        if (draft.standIn().equals(draft.person())) {
            return Optional.of(Problem.OWN_STAND_IN);
        }
        return note.codePointCount(0, note.length()) > Absence.LONGEST_NOTE
                ? Optional.of(Problem.NOTE_TOO_LONG)
                : Optional.empty();
    }

    /** @param wanted with the moments of its days; its own row is left out where it exists already */
    Optional<Problem> problem(Actor setter, Absence wanted, Instant now) {
        TenantId tenant = setter.tenant();
        if (wanted.standIn().equals(setter.person())
                && !setter.mayTakeOverFrom(people.find(tenant, wanted.person()).orElseThrow())) {
            return Optional.of(Problem.YOURSELF);
        }
        if (people.find(tenant, wanted.standIn()).filter(Person::active).isEmpty()) {
            return Optional.of(Problem.NO_STAND_IN);
        }
        if (wanted.template()
                .filter(key -> templates.newest(tenant, key).isEmpty())
                .isPresent()) {
            return Optional.of(Problem.NO_TEMPLATE);
        }
        if (absences.overlaps(wanted, now)) {
            return Optional.of(Problem.OVERLAPS);
        }
        if (absences.leadsBack(wanted, now)) {
            return Optional.of(Problem.CIRCLE);
        }
        return absences.count(wanted.person(), now) >= MOST ? Optional.of(Problem.TOO_MANY) : Optional.empty();
    }
}
