package dev.countersign.approval;

import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Voter;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.execution.TaskArrived;
import dev.countersign.execution.TaskToken;
import dev.countersign.execution.Undeliverable;
import dev.countersign.people.PersonId;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.LockedRequest;
import dev.countersign.request.Revising;
import dev.countersign.tenant.TimeOrderedIds;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Opens the approval of a waiting task: chooses who is asked, sets when it is due, and asks. In the request's unit of work. */
@Component
class Opening {

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final ApprovalRepository approvals;
    private final AssignmentRepository assignments;
    private final ApproverChoice choice;
    private final RepeatedApprovers repeated;
    private final Covering covering;
    private final ReopenedPlaces places;
    private final Separation separation;
    private final Shortages shortages;
    private final TaskTokens tokens;
    private final AnswerCalls answers;
    private final Deadlines deadlines;
    private final Settling settling;
    private final Revising revising;
    private final TimeOrderedIds ids;

    Opening(
            ApprovalRepository approvals,
            AssignmentRepository assignments,
            ApproverChoice choice,
            RepeatedApprovers repeated,
            Covering covering,
            ReopenedPlaces places,
            Separation separation,
            Shortages shortages,
            TaskTokens tokens,
            AnswerCalls answers,
            Deadlines deadlines,
            Settling settling,
            Revising revising,
            TimeOrderedIds ids) {
        this.approvals = approvals;
        this.assignments = assignments;
        this.choice = choice;
        this.repeated = repeated;
        this.covering = covering;
        this.places = places;
        this.separation = separation;
        this.shortages = shortages;
        this.tokens = tokens;
        this.answers = answers;
        this.deadlines = deadlines;
        this.settling = settling;
        this.revising = revising;
        this.ids = ids;
    }

    void ask(LockedRequest request, TaskArrived task) {
        ApprovalStep step = ApprovalSteps.find(request.filed().definition(), task.step())
                .orElseThrow(() -> new Undeliverable("The template of request %s has no approval step %s"
                        .formatted(request.filed().number(), task.step())));
        Chosen chosen = choose(request, task, step);
        List<PersonId> people = chosen.people().stream().map(Asked::person).toList();
        Instant due = deadlines.due(request.tenant(), people, step.due(task.visit()), request.now());
        ApprovalId id = insert(request, task, ApprovalRow.Status.OPEN, due);
        assignments.insert(request.tenant(), id, chosen.people(), due, request.now());
        // Even where nobody can be asked it is due one day, and then goes on as the template says.
        deadlines.set(request.tenant(), people, id, step.reminders(), request.now(), due);
        record(request, task, id, chosen);
        LockedApproval opened = new LockedApproval(request, approvals.find(id).orElseThrow());
        covering.cover(opened, people);
        List<PersonId> kept = repeated.count(opened);
        separation.review(request);
        covering.leaveOthers(opened);
        if (!kept.isEmpty()) {
            request.publish(new ApprovalsKept(request.tenant(), request.id(), id, task.step(), kept));
        }
        if (!step.quorum(task.visit())
                .isReachable(chosen.people().stream()
                        .map(asked -> Ballot.voter(asked.why(), Voter.Vote.NONE))
                        .toList())) {
            shortages.look(opened);
        }
        if (approvals.find(id).orElseThrow().isOpen()) {
            request.publish(
                    new ApproversAsked(request.tenant(), request.id(), id, task.step(), assignments.open(id), due));
            if (task.visit() > 1) {
                request.publish(new ApprovalEscalated(
                        request.tenant(), request.id(), id, task.step(), assignments.open(id), due));
            }
        }
    }

    /** A step that a failed request has called off is asked again: of the same people, who get the full time. */
    void askAgain(LockedRequest request, ApprovalRow row, TaskToken token) {
        approvals.askAgain(row.id(), tokens.seal(token, row.id()));
        assignments.reopenCalledOff(row.id());
        List<PersonId> people = row.isRevise() ? List.of(request.filed().requester()) : assignments.open(row.id());
        WorkingTime time = row.isRevise()
                ? request.filed().definition().revisions().due()
                : ApprovalSteps.find(request.filed().definition(), row.step())
                        .orElseThrow()
                        .due(row.visit());
        Instant due = deadlines.due(request.tenant(), people, time, request.now());
        approvals.due(row.id(), due);
        assignments.due(row.id(), due);
        List<WorkingTime> reminders = ApprovalSteps.reminders(request.filed().definition(), row.step());
        deadlines.move(request.tenant(), people, row, reminders, request.now(), due);
        request.record(
                null,
                "approval.reopened",
                Map.of("approval", row.id().toString(), "step", row.step(), "due", due.toString()));
        if (row.isRevise()) {
            revising.ask(request, due);
            return;
        }
        settling.recount(new LockedApproval(request, approvals.find(row.id()).orElseThrow()));
        ApprovalRow now = approvals.find(row.id()).orElseThrow();
        if (now.isOpen()) {
            places.fill(new LockedApproval(request, now));
            request.publish(new ApprovalReopened(
                    request.tenant(), request.id(), row.id(), row.step(), assignments.open(row.id()), due));
        }
    }

    /** The request was withdrawn before its execution knew: that is told with the token it has just sent. */
    void withdrawn(LockedRequest request, TaskArrived task) {
        ApprovalId id = insert(request, task, ApprovalRow.Status.VOID, request.now());
        answers.at(request.tenant(), id, request.now());
    }

    private Chosen choose(LockedRequest locked, TaskArrived task, ApprovalStep step) {
        FiledRequest request = locked.filed();
        Chosen chosen = choice.choose(
                ApprovalContext.of(locked.tenant(), request, step, locked.now()), step.quorum(task.visit()));
        chosen.problems()
                .forEach(problem -> LOG.warn(
                        "Step {} of request {} could not find the approvers that it names: {}",
                        task.step(),
                        request.number(),
                        problem));
        if (chosen.people().isEmpty()) {
            LOG.error("Nobody can decide step {} of request {}", task.step(), request.number());
        }
        return chosen;
    }

    ApprovalId insert(LockedRequest request, TaskArrived task, ApprovalRow.Status status, Instant due) {
        ApprovalId id = new ApprovalId(ids.next());
        Optional<Instant> closed = status == ApprovalRow.Status.OPEN ? Optional.empty() : Optional.of(request.now());
        ApprovalRow row = new ApprovalRow(
                id,
                request.id(),
                task.revision(),
                task.step(),
                task.visit(),
                status,
                closed.map(_ -> TaskAnswer.Outcome.WITHDRAWN),
                request.now(),
                due,
                closed,
                closed,
                Optional.empty(),
                Optional.empty());
        approvals.insert(request.tenant(), row, tokens.seal(task.token(), id));
        return id;
    }

    private static void record(LockedRequest request, TaskArrived task, ApprovalId id, Chosen chosen) {
        Map<String, String> details = new HashMap<>();
        details.put("approval", id.toString());
        details.put("step", task.step());
        details.put("visit", Integer.toString(task.visit()));
        details.put("asked", Integer.toString(chosen.people().size()));
        if (!chosen.problems().isEmpty()) {
            details.put("problem", String.join("\n", chosen.problems()));
        }
        if (chosen.people().stream()
                .anyMatch(asked -> asked.person().equals(request.filed().requester()))) {
            details.put("own-request", "allowed");
        }
        request.record(null, "approval.opened", details);
    }
}
