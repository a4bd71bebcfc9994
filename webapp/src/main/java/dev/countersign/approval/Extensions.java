package dev.countersign.approval;

import dev.countersign.audit.SecurityRecords;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.PersonId;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.Remark;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TimeOrderedIds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Moves due dates of approvals, for those who look after the requests of the organisation. */
@Service
public class Extensions {

    private final ApprovalWork work;
    private final ExtensionPolicy policy;
    private final ActorTransaction transaction;
    private final FiledRequests requests;
    private final ApprovalRepository approvals;
    private final AssignmentRepository assignments;
    private final ActRepository acts;
    private final Deadlines deadlines;
    private final SecurityRecords refusals;
    private final TimeOrderedIds ids;

    Extensions(
            ApprovalWork work,
            ExtensionPolicy policy,
            ActorTransaction transaction,
            FiledRequests requests,
            ApprovalRepository approvals,
            AssignmentRepository assignments,
            ActRepository acts,
            Deadlines deadlines,
            SecurityRecords refusals,
            TimeOrderedIds ids) {
        this.work = work;
        this.policy = policy;
        this.transaction = transaction;
        this.requests = requests;
        this.approvals = approvals;
        this.assignments = assignments;
        this.acts = acts;
        this.deadlines = deadlines;
        this.refusals = refusals;
        this.ids = ids;
    }

    /** The open approvals of the request whose due date this person may move. */
    public List<Extendable> extendable(Actor actor, RequestId request) {
        return transaction.call(
                actor,
                present -> requests.find(present.tenant(), request)
                        .filter(filed -> filed.status().isOpen() && ExtensionPolicy.isAllowed(present, filed))
                        .map(filed -> approvals.ofRequest(request).stream()
                                .filter(row -> row.isOpen() && !row.isRevise())
                                .map(row -> new Extendable(
                                        row.id(),
                                        ApprovalSteps.name(filed.definition(), row.step()),
                                        row.dueAt(),
                                        policy.latest(present.tenant(), filed, row),
                                        policy.calendar(present.tenant(), row)))
                                .toList())
                        .orElse(List.of()));
    }

    /**
     * Moves the due date of an approval. Those who are asked are told.
     *
     * @param reason they and everybody who can see the request will read it
     */
    public ExtendResult extend(Actor actor, ApprovalId approval, Instant due, String reason) {
        ExtendResult result = work.as(
                        actor,
                        _ -> Optional.of(approval),
                        (present, locked) ->
                                extend(present, locked, due.truncatedTo(ChronoUnit.MILLIS), Remark.of(reason)))
                .orElseGet(ExtendResult.NotFound::new);
        if (result instanceof ExtendResult.NotFound || result instanceof ExtendResult.NotAllowed) {
            refusals.refused(actor.tenant(), actor.person(), "approval", approval.toString());
        }
        return result;
    }

    private ExtendResult extend(Actor actor, LockedApproval approval, Instant due, Remark reason) {
        return policy.refusal(actor, approval, due, reason).orElseGet(() -> move(actor, approval, due, reason));
    }

    private ExtendResult move(Actor actor, LockedApproval approval, Instant due, Remark reason) {
        ApprovalRow row = approval.row();
        approvals.due(row.id(), due);
        assignments.due(row.id(), due);
        List<PersonId> silent = assignments.open(row.id());
        deadlines.move(
                actor.tenant(),
                silent,
                row,
                ApprovalSteps.reminders(approval.filed().definition(), row.step()),
                approval.now(),
                due);
        UUID act = ids.next();
        acts.insert(
                actor.tenant(),
                ActRepository.Row.extended(
                        act,
                        row,
                        actor.person(),
                        new ActRepository.Extended(row.dueAt(), due),
                        reason.text(),
                        approval.now()));
        approval.request()
                .publish(new ApprovalExtended(
                        actor.tenant(),
                        row.request(),
                        row.id(),
                        act,
                        row.step(),
                        actor.person(),
                        reason.text(),
                        silent,
                        due));
        record(actor, approval, due, reason);
        return new ExtendResult.Extended(approval.filed().number(), due);
    }

    private static void record(Actor actor, LockedApproval approval, Instant due, Remark reason) {
        ApprovalRow row = approval.row();
        approval.request()
                .record(
                        actor.person(),
                        "approval.extended",
                        Map.of(
                                "approval", row.id().toString(),
                                "due-before", row.dueAt().toString(),
                                "due", due.toString(),
                                "reason", reason.text()));
    }
}
