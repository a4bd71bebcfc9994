package dev.countersign.approval;

import dev.countersign.alarm.AlarmAbout;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.people.Leaver;
import dev.countersign.people.People;
import dev.countersign.request.LockedRequest;
import dev.countersign.request.Retries;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Looks after those who are asked again because a failed request was retried, and have left or gone away meanwhile: their successors or stand-ins decide, or
 * administrators are told. In the request's unit of work.
 */
@Component
class ReopenedPlaces {

    private final AssignmentRepository assignments;
    private final Covering covering;
    private final Separation separation;
    private final ReplaceCall replacing;
    private final Retries retries;
    private final People people;
    private final Alarms alarms;

    ReopenedPlaces(
            AssignmentRepository assignments,
            Covering covering,
            Separation separation,
            ReplaceCall replacing,
            Retries retries,
            People people,
            Alarms alarms) {
        this.assignments = assignments;
        this.covering = covering;
        this.separation = separation;
        this.replacing = replacing;
        this.retries = retries;
        this.people = people;
        this.alarms = alarms;
    }

    void fill(LockedApproval approval) {
        covering.cover(approval);
        // Whoever is asked is told of the new due date; that nobody can be asked has to be said.
        separation.review(approval.request()).stream()
                .filter(asked -> asked.people().isEmpty())
                .forEach(approval.request()::publish);
        List<Leaver> left = people.leavers(approval.tenant(), assignments.open(approval.id()));
        left.forEach(leaver -> pass(approval.request(), leaver));
    }

    private void pass(LockedRequest request, Leaver leaver) {
        if (leaver.successor().isEmpty()) {
            alarms.raise(
                    request.tenant(),
                    AlarmKind.NOBODY_LEFT,
                    leaver.person().toString(),
                    Map.of(AlarmAbout.APPROVALS, "1"));
            return;
        }
        Retries.Last retry = retries.last(request.id()).orElseThrow();
        replacing.put(new ReplaceCall.Ref(
                request.tenant().value(),
                leaver.person().value(),
                leaver.successor().get().value(),
                retry.by().value(),
                null,
                retry.reason()));
    }
}
