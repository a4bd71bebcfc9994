package dev.countersign.request;

import dev.countersign.definitions.step.Revisions.GoesOn;
import dev.countersign.definitions.step.SeparationOfDuties;
import dev.countersign.people.PersonId;
import dev.countersign.request.ApprovalTrace.Act;
import dev.countersign.request.ApprovalTrace.Called;
import dev.countersign.request.ApprovalTrace.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whom a visit asked, and when, before anybody passed it on or stood in for somebody. */
final class CalledFirst {

    private CalledFirst() {}

    /** Without those who were never asked, because they had decided a step that needs another person. */
    static List<Called> of(Knowledge known, Visit visit, List<Act> acts) {
        List<Called> called = new ArrayList<>(visit.called());
        for (Act act : acts.reversed()) {
            if (Timeline.isAt(act, visit)) {
                called.replaceAll(one -> before(one, act));
            }
        }
        called.removeIf(one -> visit.barred().contains(one.person()) && neverMight(known, visit, one.decides()));
        return called;
    }

    /** Whose part it was before the act: whoever stands in and passes it on leaves it the part of the person who is away. */
    private static Called before(Called one, Act act) {
        return switch (act) {
            case Act.Passed passed
            when one.decides().equals(passed.to()) ->
                new Called(
                        one.person().equals(passed.to()) ? passed.from() : one.person(),
                        passed.from(),
                        one.first(),
                        one.first());
            case Act.Covered covered
            when one.decides().equals(covered.to()) && isOf(one, covered) ->
                new Called(one.person(), covered.from(), one.at(), one.first());
            default -> one;
        };
    }

    private static boolean isOf(Called one, Act.Covered covered) {
        return covered.by().equals(one.person())
                || covered.by().equals(covered.from())
                || covered.by().equals(covered.to());
    }

    private static boolean neverMight(Knowledge known, Visit visit, PersonId person) {
        FiledRequest request = known.request();
        Set<String> apart = SeparationOfDuties.of(request.definition().steps()).apartFrom(visit.step());
        boolean keeps = request.definition().revisions().goesOn() == GoesOn.STEP;
        return known.visits().stream()
                .filter(other -> apart.contains(other.step())
                        && (other.revision() == visit.revision() || (keeps && other.revision() < visit.revision())))
                .flatMap(other -> decidersBefore(other, visit))
                .anyMatch(person::equals);
    }

    private static Stream<PersonId> decidersBefore(Visit other, Visit visit) {
        return other.asked().stream()
                .filter(one -> one.answer() == PathNode.Answer.APPROVED || one.answer() == PathNode.Answer.DENIED)
                .filter(one -> one.at().filter(at -> !at.isAfter(visit.since())).isPresent())
                .map(ApprovalTrace.Asked::person);
    }
}
