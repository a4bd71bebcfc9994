package dev.countersign.approval;

import dev.countersign.definitions.step.ApproverPolicy.SameApprover;
import dev.countersign.definitions.step.DirectlyBefore;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TimeOrderedIds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Where the template says so, a person who approved the step directly before, or this step before the request was changed, counts as having approved
 * this one. What counts is a decision of its own that names the earlier one. It cannot be undone, because the earlier one cannot be undone any more.
 * In the request's unit of work.
 */
@Component
class RepeatedApprovers {

    private final ApprovalRepository approvals;
    private final AssignmentRepository assignments;
    private final DecisionRepository decisions;
    private final EarlierApprovers earlier;
    private final KeptApprovals keptApprovals;
    private final Separation separation;
    private final Settling settling;
    private final TimeOrderedIds ids;

    RepeatedApprovers(
            ApprovalRepository approvals,
            AssignmentRepository assignments,
            DecisionRepository decisions,
            EarlierApprovers earlier,
            KeptApprovals keptApprovals,
            Separation separation,
            Settling settling,
            TimeOrderedIds ids) {
        this.approvals = approvals;
        this.assignments = assignments;
        this.decisions = decisions;
        this.earlier = earlier;
        this.keptApprovals = keptApprovals;
        this.separation = separation;
        this.settling = settling;
        this.ids = ids;
    }

    /**
     * Counts the earlier approvals of those who are asked.
     *
     * @param approval one that was opened in this unit
     * @return whose approval of an earlier revision is kept
     */
    List<PersonId> count(LockedApproval approval) {
        Map<PersonId, DecisionRepository.Row> kept = keptApprovals.of(approval);
        Map<PersonId, DecisionRepository.Row> before =
                approval.step().policy().sameApprover() == SameApprover.ASKED ? Map.of() : before(approval);
        if (kept.isEmpty() && before.isEmpty()) {
            return List.of();
        }
        Set<PersonId> barred =
                separation.conflicts(approval.filed(), approval.row()).keySet();
        List<PersonId> keeping = new ArrayList<>();
        for (AssignmentRepository.Row asked : assignments.of(approval.id())) {
            PersonId person = asked.person();
            if (barred.contains(person)) {
                continue;
            }
            if (kept.containsKey(person)) {
                repeat(approval, asked, kept.get(person), "approval.kept");
                keeping.add(person);
            } else if (before.containsKey(person)) {
                repeat(approval, asked, before.get(person), "approval.repeated");
            }
        }
        settling.recount(approval);
        return keeping;
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

    private void repeat(
            LockedApproval approval, AssignmentRepository.Row asked, DecisionRepository.Row before, String kind) {
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
                        kind,
                        Map.of(
                                "approval", approval.id().toString(),
                                "decision", decision.id().toString(),
                                "repeats", before.id().toString(),
                                "person", asked.person().toString(),
                                "verdict", decision.verdict().name()));
    }
}
