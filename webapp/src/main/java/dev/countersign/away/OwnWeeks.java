package dev.countersign.away;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditFilter;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.LastChange;
import dev.countersign.audit.LastChanges;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.PersonId;
import dev.countersign.people.WorkingCalendars;
import dev.countersign.people.WorkingWeek;
import dev.countersign.tenant.Edit;
import dev.countersign.tenant.TenantId;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * People who work in other hours than their organisation, such as part-time. Set by themselves, their manager or an administrator. Due dates that are set
 * already do not change.
 */
@Service
public class OwnWeeks {

    private static final String CHANGED = "own-week.changed";

    private final WorkingCalendars calendars;
    private final AbsenceRepository absences;
    private final OnBehalf onBehalf;
    private final ActorTransaction acting;
    private final AuditLog audit;
    private final LastChanges changes;

    OwnWeeks(
            WorkingCalendars calendars,
            AbsenceRepository absences,
            OnBehalf onBehalf,
            ActorTransaction acting,
            AuditLog audit,
            LastChanges changes) {
        this.calendars = calendars;
        this.absences = absences;
        this.onBehalf = onBehalf;
        this.acting = acting;
        this.audit = audit;
        this.changes = changes;
    }

    /** Empty for everybody but the person, their manager and administrators. */
    public Optional<OwnWeek> open(Actor actor, PersonId person) {
        return acting.call(
                actor,
                present -> onBehalf.allowed(present, person)
                        .map(found -> new OwnWeek(
                                found.personName(),
                                found.zone(),
                                calendars.ownWeek(present.tenant(), person),
                                calendars.organisationTime(present.tenant()).week())));
    }

    /**
     * Sets the hours of a person.
     *
     * @param edit empty for the hours of the organisation; what somebody else has set since they were read is not overwritten
     */
    public OwnWeekResult set(Actor actor, PersonId person, Edit<Optional<WorkingWeek>> edit) {
        return acting.call(actor, present -> {
            if (onBehalf.allowed(present, person).isEmpty()) {
                return new OwnWeekResult.NotAllowed();
            }
            absences.lock(person);
            // The rights may have been lost meanwhile.
            return acting.again(
                    present,
                    now -> onBehalf.allowed(now, person)
                            .map(_ -> write(now, person, edit))
                            .orElseGet(OwnWeekResult.NotAllowed::new));
        });
    }

    private OwnWeekResult write(Actor present, PersonId person, Edit<Optional<WorkingWeek>> edit) {
        Optional<WorkingWeek> before = calendars.ownWeek(present.tenant(), person);
        if (edit.isContested(before)) {
            return new OwnWeekResult.ChangedByOthers(before, last(present.tenant(), person, before));
        }
        Optional<WorkingWeek> week = edit.onto(before);
        if (week.filter(WorkingWeek::isTooShort).isPresent()) {
            return new OwnWeekResult.TooFewHours();
        }
        calendars.setOwnWeek(present.tenant(), person, week);
        audit.append(
                present.tenant(),
                new AuditEvent(
                        CHANGED, present.person(), null, Map.of("person", person.toString(), "week", written(week))));
        return new OwnWeekResult.Saved();
    }

    private Optional<LastChange> last(TenantId tenant, PersonId person, Optional<WorkingWeek> now) {
        return changes.find(
                tenant,
                AuditFilter.ofKind(CHANGED).about(person),
                details -> details.path("person").asString("").equals(person.toString())
                        && details.path("week").asString("").equals(written(now)));
    }

    private static String written(Optional<WorkingWeek> week) {
        return week.map(WorkingWeek::written).orElse("");
    }
}
