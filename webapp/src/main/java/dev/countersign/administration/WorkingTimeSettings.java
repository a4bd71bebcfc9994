package dev.countersign.administration;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.definitions.text.TypedText;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.Holiday;
import dev.countersign.people.OrganisationTime;
import dev.countersign.people.Right;
import dev.countersign.people.WorkingCalendars;
import dev.countersign.people.WorkingWeek;
import dev.countersign.tenant.Tenants;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** When the organisation works: its zone, its week and its holidays. For administrators; due dates that are set already do not change. */
@Service
public class WorkingTimeSettings {

    /** The most characters of the name of a holiday. The database enforces this limit, too. */
    public static final int LONGEST_NAME = 200;

    private final WorkingCalendars calendars;
    private final Tenants tenants;
    private final ActorTransaction acting;
    private final AuditLog audit;
    private final SecurityRecords refusals;
    private final Clock clock;

    WorkingTimeSettings(
            WorkingCalendars calendars,
            Tenants tenants,
            ActorTransaction acting,
            AuditLog audit,
            SecurityRecords refusals,
            Clock clock) {
        this.calendars = calendars;
        this.tenants = tenants;
        this.acting = acting;
        this.audit = audit;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Empty for whoever may not see settings. */
    public Optional<OrganisationTime> open(Actor actor) {
        return as(
                actor,
                Right.SEE_ORGANISATION,
                present -> Optional.of(calendars.organisationTime(present.tenant())),
                Optional.empty());
    }

    /**
     * Chooses the zone and the week. Writes the zone and the days that differ from what was read.
     *
     * @param opened what they were when they were read; what somebody else has changed since is not overwritten
     */
    public WorkingTimeResult set(Actor actor, ShownTime opened, ZoneId zone, WorkingWeek week) {
        WorkingTimeEdits edits = new WorkingTimeEdits(opened, zone, week);
        return change(
                actor,
                (present, now) -> edits.contested(now)
                        .orElseGet(() -> edits.week(now)
                                .filter(merged -> !merged.isTooShort())
                                .map(merged -> set(present, now, edits.zone(now), merged))
                                .orElseGet(WorkingTimeResult.TooFewHours::new)));
    }

    private WorkingTimeResult set(Actor present, OrganisationTime before, ZoneId zone, WorkingWeek week) {
        calendars.set(present.tenant(), zone, week);
        record(
                present,
                "working-time.changed",
                Map.of(
                        "zone", zone.getId(),
                        "zone-before", before.zone().getId(),
                        "week", week.written(),
                        "week-before", before.week().written()));
        return saved(present);
    }

    /** What is in the file; nothing is changed. */
    public HolidayFileResult read(Actor actor, byte[] file) {
        return as(
                actor,
                present -> HolidayFile.read(
                        file,
                        LocalDate.ofInstant(
                                clock.instant(), calendars.of(present.tenant()).zone())),
                new HolidayFileResult.Refused(HolidayFileResult.Problem.NOT_A_CALENDAR));
    }

    /**
     * Adds the days. A day that is there already gets the new name.
     *
     * @param opened what was there when it was read; a name that somebody else has given since is not overwritten
     */
    public WorkingTimeResult add(Actor actor, List<Holiday> opened, List<Holiday> holidays) {
        List<Holiday> named = holidays.stream()
                .map(one -> new Holiday(one.day(), TypedText.line(one.name())))
                .toList();
        if (named.isEmpty()
                || named.stream()
                        .anyMatch(one -> one.name().isEmpty() || one.name().length() > LONGEST_NAME)) {
            return new WorkingTimeResult.NameMissing();
        }
        return change(actor, (present, now) -> {
            List<Holiday> contested = now.holidays().stream()
                    .filter(holiday -> !opened.contains(holiday) && !named.contains(holiday))
                    .filter(holiday -> named.stream().anyMatch(one -> one.day().equals(holiday.day())))
                    .toList();
            return contested.isEmpty() ? add(present, named) : new WorkingTimeResult.HolidaysChanged(contested, now);
        });
    }

    private WorkingTimeResult add(Actor present, List<Holiday> named) {
        if (!calendars.addHolidays(present.tenant(), named)) {
            return new WorkingTimeResult.TooMany();
        }
        record(
                present,
                "holidays.added",
                Map.of(
                        "days", Integer.toString(named.size()),
                        "first", named.getFirst().day().toString(),
                        "last", named.getLast().day().toString()));
        return saved(present);
    }

    /** Removes the day, unless somebody else has given it another name since it was read. */
    public WorkingTimeResult remove(Actor actor, Holiday shown) {
        return change(actor, (present, now) -> {
            List<Holiday> contested = now.holidays().stream()
                    .filter(holiday -> holiday.day().equals(shown.day()) && !holiday.equals(shown))
                    .toList();
            if (!contested.isEmpty()) {
                return new WorkingTimeResult.HolidaysChanged(contested, now);
            }
            calendars.removeHoliday(present.tenant(), shown.day());
            record(present, "holiday.removed", Map.of("day", shown.day().toString()));
            return saved(present);
        });
    }

    private WorkingTimeResult saved(Actor present) {
        return new WorkingTimeResult.Saved(calendars.organisationTime(present.tenant()));
    }

    private WorkingTimeResult change(Actor actor, BiFunction<Actor, OrganisationTime, WorkingTimeResult> work) {
        WorkingTimeResult refused = new WorkingTimeResult.NotAllowed();
        return as(
                actor,
                Right.SET_ORGANISATION,
                present -> {
                    tenants.lockSettings(present.tenant());
                    // The rights may have been lost meanwhile.
                    return acting.again(
                            present,
                            now -> as(
                                    now,
                                    Right.SET_ORGANISATION,
                                    still -> work.apply(still, calendars.organisationTime(still.tenant())),
                                    refused));
                },
                refused);
    }

    private <T> T as(Actor actor, Function<Actor, T> work, T refused) {
        return as(actor, Right.SET_ORGANISATION, work, refused);
    }

    private <T> T as(Actor actor, Right needed, Function<Actor, T> work, T refused) {
        return acting.call(actor, present -> {
            if (present.may(needed)) {
                return work.apply(present);
            }
            refusals.refused(present.tenant(), present.person(), "working-time", "organisation");
            return refused;
        });
    }

    private void record(Actor present, String kind, Map<String, String> details) {
        audit.append(present.tenant(), new AuditEvent(kind, present.person(), null, details));
    }
}
