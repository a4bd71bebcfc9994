package dev.countersign.approval;

import dev.countersign.definitions.step.ApproverPolicy.SameApprover;
import dev.countersign.definitions.step.DirectlyBefore;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TimeOrderedIds;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Where the template says so, a person who approved the step directly before counts as having approved this one. What counts is a decision of its own
 * that names the earlier one. It cannot be undone, because the earlier one cannot be undone any more. In the request's unit of work.
 */
@Component
class RepeatedApprovers {

    private final ApprovalRepository approvals;
    private final AssignmentRepository assignments;
    private final DecisionRepository decisions;
    private final EarlierApprovers earlier;
    private final Separation separation;
    private final Settling settling;
    private final TimeOrderedIds ids;

    RepeatedApprovers(
            ApprovalRepository approvals,
            AssignmentRepository assignments,
            DecisionRepository decisions,
            EarlierApprovers earlier,
            Separation separation,
            Settling settling,
            TimeOrderedIds ids) {
        this.approvals = approvals;
        this.assignments = assignments;
        this.decisions = decisions;
        this.earlier = earlier;
        this.separation = separation;
        this.settling = settling;
        this.ids = ids;
    }

    /** @param approval one that was opened in this unit */
    void count(LockedApproval approval) {
        if (approval.step().policy().sameApprover() == SameApprover.ASKED) {
            return;
        }
        Map<PersonId, DecisionRepository.Row> before = before(approval);
        before.keySet()
                .removeAll(
                        separation.conflicts(approval.filed(), approval.row()).keySet());
        for (AssignmentRepository.Row asked : assignments.of(approval.id())) {
            DecisionRepository.Row decision = before.get(asked.person());
            if (decision != null) {
                repeat(approval, asked, decision);
            }
        }
        settling.recount(approval);
    }

    private Map<PersonId, DecisionRepository.Row> before(LockedApproval approval) {
        Set<String> walked = approvals.ofRequest(approval.request().id()).stream()
                .filter(row -> row.revision() == approval.row().revision())
                .map(ApprovalRow::step)
                .collect(Collectors.toSet());
        Set<String> steps = DirectlyBefore.of(
                approval.filed().definition().steps(), approval.row().step(), walked);
        Map<PersonId, DecisionRepository.Row> latest = new HashMap<>();
        earlier.decisions(ApprovalContext.of(approval), steps)
                .forEach(decision -> latest.put(decision.person(), decision));
        return latest;
    }

    private void repeat(LockedApproval approval, AssignmentRepository.Row asked, DecisionRepository.Row before) {
        DecisionRepository.Row decision = new DecisionRepository.Row(
                new DecisionId(ids.next()),
                approval.id(),
                asked.id(),
                asked.person(),
                Verdict.APPROVE,
                null,
                approval.row().revision(),
                UUID.nameUUIDFromBytes((asked.id() + " repeats " + before.id()).getBytes(StandardCharsets.UTF_8)),
                approval.now(),
                approval.now(),
                Optional.empty(),
                Optional.of(before.id()));
        decisions.insert(approval.tenant(), decision, Channel.PRODUCT);
        assignments.mark(asked.id(), AssignmentRepository.Status.DECIDED);
        approval.request()
                .record(
                        null,
                        "approval.repeated",
                        Map.of(
                                "approval", approval.id().toString(),
                                "decision", decision.id().toString(),
                                "repeats", before.id().toString(),
                                "person", asked.person().toString(),
                                "verdict", decision.verdict().name()));
    }
}
