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
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** When the organisation works: its zone, its week and its holidays. For administrators; due dates that are set already do not change. */
@Service
public class WorkingTimeSettings {

    /** The most characters of the name of a holiday. The database enforces this limit, too. */
    public static final int LONGEST_NAME = 200;

    private final WorkingCalendars calendars;
    private final ActorTransaction acting;
    private final AuditLog audit;
    private final SecurityRecords refusals;
    private final Clock clock;

    WorkingTimeSettings(
            WorkingCalendars calendars,
            ActorTransaction acting,
            AuditLog audit,
            SecurityRecords refusals,
            Clock clock) {
        this.calendars = calendars;
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

    public WorkingTimeResult set(Actor actor, ZoneId zone, WorkingWeek week) {
        return as(
                actor,
                present -> {
                    if (week.isTooShort()) {
                        return new WorkingTimeResult.TooFewHours();
                    }
                    calendars.set(present.tenant(), zone, week);
                    record(present, "working-time.changed", Map.of("zone", zone.getId(), "week", week.written()));
                    return new WorkingTimeResult.Saved();
                },
                new WorkingTimeResult.NotAllowed());
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

    /** Adds the days. A day that is there already gets the new name. */
    public WorkingTimeResult add(Actor actor, List<Holiday> holidays) {
        List<Holiday> named = holidays.stream()
                .map(one -> new Holiday(one.day(), TypedText.line(one.name())))
                .toList();
        if (named.isEmpty()
                || named.stream()
                        .anyMatch(one -> one.name().isEmpty() || one.name().length() > LONGEST_NAME)) {
            return new WorkingTimeResult.NameMissing();
        }
        return as(
                actor,
                present -> {
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
                    return new WorkingTimeResult.Saved();
                },
                new WorkingTimeResult.NotAllowed());
    }

    public WorkingTimeResult remove(Actor actor, LocalDate day) {
        return as(
                actor,
                present -> {
                    calendars.removeHoliday(present.tenant(), day);
                    record(present, "holiday.removed", Map.of("day", day.toString()));
                    return new WorkingTimeResult.Saved();
                },
                new WorkingTimeResult.NotAllowed());
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
