package dev.countersign.matrix;

import static dev.countersign.matrix.Calls.kind;
import static dev.countersign.matrix.Calls.own;
import static dev.countersign.matrix.Calls.shown;

import dev.countersign.administration.ShownTime;
import dev.countersign.administration.WorkingTimeSettings;
import dev.countersign.away.Absence;
import dev.countersign.away.AbsenceDraft;
import dev.countersign.away.AbsenceId;
import dev.countersign.away.AbsenceResult;
import dev.countersign.away.Absences;
import dev.countersign.away.OwnWeeks;
import dev.countersign.matrix.Calls.Call;
import dev.countersign.people.Holiday;
import dev.countersign.people.OrganisationTime;
import dev.countersign.people.WorkingCalendars;
import dev.countersign.tenant.Edit;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** How the matrix calls what is about absences and working time. */
final class AbsenceCalls {

    private final World world;
    private final AtomicInteger days = new AtomicInteger();

    AbsenceCalls(World world) {
        this.world = world;
    }

    Map<String, Call> all() {
        Map<String, Call> all = new HashMap<>();
        Stream.of(absences(), workingTime()).forEach(all::putAll);
        return all;
    }

    private Map<String, Call> absences() {
        Absences absences = world.product.get(Absences.class);
        return Map.ofEntries(
                Map.entry(
                        "Absences.away",
                        (actor, target) -> own(absences.away(
                                actor, List.of(world.actor("requester").person())))),
                Map.entry("Absences.change", (actor, target) -> {
                    AbsenceId absence = plannedAbsence();
                    AbsenceDraft untouched = absenceOfRequester();
                    return kind(absences.change(actor, absence, untouched, untouched));
                }),
                Map.entry("Absences.end", (actor, target) -> kind(absences.end(actor, plannedAbsence()))),
                Map.entry("Absences.now", (actor, target) -> own(absences.now(actor))),
                Map.entry(
                        "Absences.open",
                        (actor, target) -> shown(
                                absences.open(actor, world.actor("requester").person())
                                        .isPresent())),
                Map.entry("Absences.set", (actor, target) -> {
                    AbsenceResult result = absences.set(actor, absenceOfRequester());
                    if (result instanceof AbsenceResult.Saved(Absence absence)) {
                        absences.end(world.actor("requester"), absence.id());
                    }
                    return kind(result);
                }),
                Map.entry(
                        "OwnWeeks.open",
                        (actor, target) -> shown(world.product
                                .get(OwnWeeks.class)
                                .open(actor, world.actor("requester").person())
                                .isPresent())),
                Map.entry(
                        "OwnWeeks.set",
                        (actor, target) -> kind(world.product
                                .get(OwnWeeks.class)
                                .set(
                                        actor,
                                        world.actor("requester").person(),
                                        new Edit<>(Optional.empty(), Optional.empty())))));
    }

    /** What is set is what is so already: other tests use the same organisations. */
    private Map<String, Call> workingTime() {
        WorkingTimeSettings settings = world.product.get(WorkingTimeSettings.class);
        WorkingCalendars calendars = world.product.get(WorkingCalendars.class);
        Holiday day = new Holiday(LocalDate.of(2199, 12, 25), "Christmas");
        return Map.ofEntries(
                Map.entry(
                        "WorkingTimeSettings.add",
                        (actor, target) -> kind(settings.add(actor, List.of(), List.of(day)))),
                Map.entry(
                        "WorkingTimeSettings.open",
                        (actor, target) -> shown(settings.open(actor).isPresent())),
                Map.entry("WorkingTimeSettings.read", (actor, target) -> kind(settings.read(actor, calendarFile()))),
                Map.entry("WorkingTimeSettings.remove", (actor, target) -> kind(settings.remove(actor, day))),
                Map.entry("WorkingTimeSettings.set", (actor, target) -> {
                    OrganisationTime now = calendars.organisationTime(actor.tenant());
                    return kind(settings.set(actor, ShownTime.of(now), now.zone(), now.week()));
                }));
    }

    private static byte[] calendarFile() {
        return """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20001225
                RRULE:FREQ=YEARLY
                SUMMARY:Christmas
                END:VEVENT
                END:VCALENDAR
                """.getBytes(StandardCharsets.UTF_8);
    }

    /** On a day of its own. */
    private AbsenceDraft absenceOfRequester() {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(30L + days.getAndIncrement());
        return new AbsenceDraft(
                world.actor("requester").person(),
                day,
                day,
                world.actor("colleague").person(),
                Optional.empty(),
                "");
    }

    private AbsenceId plannedAbsence() {
        Absences absences = world.product.get(Absences.class);
        if (!(absences.set(world.actor("requester"), absenceOfRequester())
                instanceof AbsenceResult.Saved(Absence set))) {
            throw new AssertionError("the requester cannot set an absence");
        }
        return set.id();
    }
}
