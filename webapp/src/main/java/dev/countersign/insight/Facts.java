package dev.countersign.insight;

import dev.countersign.definitions.message.HumanTask;
import dev.countersign.insight.CaseRows.Asked;
import dev.countersign.insight.CaseRows.Filed;
import dev.countersign.insight.CaseRows.Visit;
import dev.countersign.people.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of a request. The same rows always have the same facts, so that counting again changes nothing.
 *
 * @param calendar in which times are counted, and whose zone says which month it is
 */
record Facts(WorkingCalendar calendar) {

    /** The step in which the requester changes the request. */
    static final String REVISE = HumanTask.REVISE;

    private static final Set<String> DECIDED = Set.of("APPROVED", "DENIED");

    List<Fact> of(CaseRows rows) {
        List<Fact> facts = new ArrayList<>();
        facts.add(submitted(rows));
        rows.filed().closedAt().ifPresent(closed -> facts.add(closed(rows, closed)));
        rows.visits().stream().filter(Visit::isSettled).forEach(visit -> {
            facts.add(step(rows.filed(), visit));
            waits(rows.filed(), visit).forEach(facts::add);
        });
        return facts;
    }

    private Fact submitted(CaseRows rows) {
        Filed filed = rows.filed();
        return fact(
                filed,
                Fact.Kind.SUBMITTED,
                filed.id(),
                filed.submittedAt(),
                "",
                "",
                Set.of(),
                Optional.empty(),
                groups(rows),
                "",
                null);
    }

    private static List<String> groups(CaseRows rows) {
        return rows.visits().stream().flatMap(visit -> visit.groups().stream()).toList();
    }

    private Fact closed(CaseRows rows, Instant closed) {
        Filed filed = rows.filed();
        List<Visit> asked =
                rows.visits().stream().filter(visit -> !visit.isRevise()).toList();
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        if (asked.isEmpty() && DECIDED.contains(filed.status())) {
            marks.add(Mark.AUTOMATED);
        }
        if (asked.stream().anyMatch(Visit::sentBack)) {
            marks.add(Mark.SENT_BACK);
        }
        if (asked.stream().anyMatch(visit -> visit.isSettled() && visit.isLate())) {
            marks.add(Mark.LATE);
        }
        return fact(
                filed,
                Fact.Kind.CLOSED,
                filed.id(),
                closed,
                "",
                filed.status(),
                marks,
                Optional.of(filed.submittedAt()),
                groups(rows),
                "",
                null);
    }

    private Fact step(Filed filed, Visit visit) {
        return fact(
                filed,
                Fact.Kind.STEP,
                visit.id(),
                visit.closedAt().orElseThrow(),
                visit.step(),
                visit.outcome(),
                visit.isLate() ? Set.of(Mark.LATE) : Set.of(),
                Optional.of(visit.openedAt()),
                visit.groups(),
                "",
                null);
    }

    private Stream<Fact> waits(Filed filed, Visit visit) {
        return visit.asked().stream()
                .flatMap(asked -> waitedUntil(visit, asked).stream()
                        .map(until -> fact(
                                filed,
                                Fact.Kind.WAIT,
                                asked.assignment(),
                                until,
                                "",
                                "",
                                Set.of(),
                                Optional.of(asked.since()),
                                visit.groups(),
                                filed.department(),
                                asked.person())));
    }

    private static Optional<Instant> waitedUntil(Visit visit, Asked asked) {
        return asked.decidedAt().or(() -> visit.isExpired() ? visit.closedAt() : Optional.empty());
    }

    private Fact fact(
            Filed filed,
            Fact.Kind kind,
            UUID subject,
            Instant at,
            String step,
            String outcome,
            Set<Mark> marks,
            Optional<Instant> since,
            List<String> groups,
            String department,
            @Nullable UUID person) {
        Duration took = since.map(from -> calendar.between(from, at)).orElse(Duration.ZERO);
        return new Fact(
                filed.id(),
                kind,
                subject,
                LocalDate.ofInstant(at, calendar.zone()).withDayOfMonth(1),
                filed.template(),
                step,
                outcome,
                Mark.stored(marks),
                kind == Fact.Kind.WAIT ? 0 : Buckets.of(took),
                groups,
                filed.requester(),
                department,
                person,
                kind == Fact.Kind.WAIT ? took.toSeconds() : 0);
    }
}
