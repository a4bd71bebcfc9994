package dev.countersign.request;

import dev.countersign.definitions.step.SeparationOfDuties;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.ApprovalTrace.Called;
import dev.countersign.request.ApprovalTrace.Visit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds those who were asked, and are not any more because they have decided a step that needs another person. */
final class DecidedApart {

    private DecidedApart() {}

    /** Without those whose decision ended the visit: of it a settled step tells. */
    static Stream<TimelineEntry.Apart> of(Knowledge known, Visit visit) {
        Set<String> apart =
                SeparationOfDuties.of(known.request().definition().steps()).apartFrom(visit.step());
        List<Visit> others = known.visits().stream()
                .filter(other -> apart.contains(other.step()) && other.revision() == visit.revision())
                .toList();
        return visit.called().stream()
                .filter(called -> visit.barred().contains(called.person()))
                .flatMap(called -> others.stream().flatMap(other -> decided(known, visit, called, other).stream()));
    }

    private static Optional<TimelineEntry.Apart> decided(Knowledge known, Visit visit, Called called, Visit other) {
        return other.asked().stream()
                .filter(one -> isBy(one.person(), called)
                        && (one.answer() == PathNode.Answer.APPROVED || one.answer() == PathNode.Answer.DENIED))
                .flatMap(one -> one.at().stream())
                .filter(at -> at.isAfter(visit.since())
                        && visit.until().filter(end -> !at.isBefore(end)).isEmpty())
                .findFirst()
                .flatMap(at -> name(known, called.decides())
                        .map(person -> new TimelineEntry.Apart(
                                at,
                                person,
                                TemplateSteps.name(known.request().definition(), other.step()),
                                TemplateSteps.name(known.request().definition(), visit.step()))));
    }

    private static boolean isBy(PersonId person, Called called) {
        return person.equals(called.person()) || person.equals(called.decides());
    }

    private static Optional<PersonName> name(Knowledge known, PersonId person) {
        return Optional.ofNullable(known.names().get(person));
    }
}
