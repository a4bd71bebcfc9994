package dev.countersign.approval;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.people.Leaver;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Finds approvals that cannot be given even if everybody approved who is asked: then an alarm says so, and the administrators are told. It is looked at
 * again as long as it waits ({@link ShortApprovals}), also when somebody has acknowledged the alarm. In the request's unit of work.
 */
@Component
class Shortages {

    private final ApprovalRepository approvals;
    private final AssignmentRepository assignments;
    private final DecisionRepository decisions;
    private final People people;
    private final Alarms alarms;

    Shortages(
            ApprovalRepository approvals,
            AssignmentRepository assignments,
            DecisionRepository decisions,
            People people,
            Alarms alarms) {
        this.approvals = approvals;
        this.assignments = assignments;
        this.decisions = decisions;
        this.people = people;
        this.alarms = alarms;
    }

    /** Call it when the people of the approval are others than before. */
    void look(LockedApproval approval) {
        if (isShort(approval)) {
            ApprovalRow row = approval.row();
            approvals.tooFew(row.id(), approval.now());
            alarms.raise(
                    approval.tenant(),
                    AlarmKind.TOO_FEW_LEFT,
                    row.request().toString(),
                    Map.of(
                            "request", row.request().toString(),
                            "number", approval.filed().number(),
                            "step", row.step()));
            approval.request()
                    .publish(new ApprovalShort(approval.tenant(), row.request(), row.id(), row.step(), row.dueAt()));
        }
    }

    /** Whether it is open and cannot be given. One that waits only for people who have left is not meant: that is what is left open by them. */
    boolean isShort(LockedApproval approval) {
        if (approvals.find(approval.id()).filter(ApprovalRow::isOpen).isEmpty()) {
            return false;
        }
        List<AssignmentRepository.Row> asked = assignments.of(approval.id());
        Set<PersonId> open = asked.stream()
                .filter(row -> row.status() == AssignmentRepository.Status.OPEN)
                .map(AssignmentRepository.Row::person)
                .collect(Collectors.toSet());
        Set<PersonId> left = people.leavers(approval.tenant(), open).stream()
                .map(Leaver::person)
                .collect(Collectors.toSet());
        List<AssignmentRepository.Row> here = asked.stream()
                .filter(row -> row.status() == AssignmentRepository.Status.DECIDED || !left.contains(row.person()))
                .toList();
        return (left.isEmpty() || !left.containsAll(open))
                && !approval.quorum()
                        .isReachable(Ballot.of(approval.quorum(), here, decisions.standing(approval.id()))
                                .voters());
    }
}
