package dev.countersign.approval;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.execution.TaskArrived;
import dev.countersign.people.PersonId;
import dev.countersign.request.LockedRequest;
import dev.countersign.request.RequestRevised;
import dev.countersign.request.RequestWork;
import dev.countersign.request.Revising;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The task in which the requester changes a request that was sent back. Its row is an approval that nobody is asked to decide: token, answer, due date and
 * withdrawal are those of an approval. In the request's unit of work.
 */
@Component
class SendBack {

    private static final Logger LOG = LoggerFactory.getLogger(SendBack.class);

    private final RequestWork work;
    private final ApprovalRepository approvals;
    private final AssignmentRepository assignments;
    private final DecisionRepository decisions;
    private final Opening opening;
    private final Closing closing;
    private final Deadlines deadlines;
    private final AnswerCalls answers;
    private final Revising revising;
    private final Alarms alarms;

    SendBack(
            RequestWork work,
            ApprovalRepository approvals,
            AssignmentRepository assignments,
            DecisionRepository decisions,
            Opening opening,
            Closing closing,
            Deadlines deadlines,
            AnswerCalls answers,
            Revising revising,
            Alarms alarms) {
        this.work = work;
        this.approvals = approvals;
        this.assignments = assignments;
        this.decisions = decisions;
        this.opening = opening;
        this.closing = closing;
        this.deadlines = deadlines;
        this.answers = answers;
        this.revising = revising;
        this.alarms = alarms;
    }

    /** Nobody decides about this revision any more. An execution that came here although nobody asked for changes is not believed. */
    void ask(LockedRequest request, TaskArrived task) {
        if (!isAskedFor(request, task.revision())) {
            report(request, task.revision());
            return;
        }
        List<PersonId> silent = closing.callOffRevision(request, task.revision());
        List<PersonId> requester = List.of(request.filed().requester());
        Instant due = deadlines.due(
                request.tenant(),
                requester,
                request.filed().definition().revisions().due(),
                request.now());
        ApprovalId id = opening.insert(request, task, ApprovalRow.Status.OPEN, due);
        if (revising.takeEdit(request)) {
            return;
        }
        deadlines.set(
                request.tenant(),
                requester,
                id,
                ApprovalSteps.reminders(request.filed().definition(), task.step()),
                request.now(),
                due);
        revising.ask(request, due);
        request.record(
                null,
                "request.sent-back",
                Map.of(
                        "approval",
                        id.toString(),
                        "revision",
                        Integer.toString(task.revision()),
                        "due",
                        due.toString()));
        request.publish(new ChangesAsked(
                request.tenant(), request.id(), id, task.revision(), questions(request, task.revision()), silent, due));
    }

    private void report(LockedRequest request, int revision) {
        LOG.warn(
                "Request {} was sent back, and nobody has asked for changes",
                request.filed().number());
        alarms.raise(
                request.tenant(),
                AlarmKind.SENT_BACK_UNASKED,
                request.id().toString(),
                Map.of(
                        "request", request.id().toString(),
                        "number", request.filed().number(),
                        "revision", Integer.toString(revision)));
    }

    /** Whether an approval of this revision was answered that way, by a decision or an edit of the requester, or sends back because it has expired. */
    private boolean isAskedFor(LockedRequest request, int revision) {
        return approvals.ofRequest(request.id()).stream()
                .filter(row -> row.revision() == revision && !row.isRevise())
                .anyMatch(row -> row.isOutcome(TaskAnswer.Outcome.CHANGES_REQUESTED)
                        ? row.answeringAt().isPresent()
                        : sendsBack(request, row));
    }

    private static boolean sendsBack(LockedRequest request, ApprovalRow row) {
        return (row.isExpired() || (row.isOpen() && !row.dueAt().isAfter(request.now())))
                && ApprovalSteps.find(request.filed().definition(), row.step())
                        .filter(step -> step.onExpiry().sendsBack(row.visit()))
                        .isPresent();
    }

    /** What approvers of the revision asked, oldest first. */
    List<ChangesAsked.Asked> questions(LockedRequest request, int revision) {
        Map<AssignmentId, PersonId> owners = assignments.ofRequest(request.id()).stream()
                .filter(row -> row.passed().isPresent())
                .collect(Collectors.toMap(AssignmentRepository.Row::id, AssignmentRepository.Row::owner));
        return decisions.standingOf(request.id()).stream()
                .filter(decision -> decision.verdict() == Verdict.REQUEST_CHANGES && decision.revision() == revision)
                .map(decision -> new ChangesAsked.Asked(
                        decision.person(),
                        Optional.ofNullable(owners.get(decision.assignment())),
                        Objects.requireNonNullElse(decision.comment(), "")))
                .toList();
    }

    @EventListener
    void on(RequestRevised revised) {
        work.run(revised.tenant(), revised.request(), request -> {
            ApprovalRow asked = approvals.ofRequest(request.id()).stream()
                    .filter(row -> row.isRevise() && row.isOpen() && row.revision() == revised.revision() - 1)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "Request %s does not wait to be changed".formatted(request.id())));
            approvals.settle(asked.id(), TaskAnswer.Outcome.REVISED, request.now(), request.now());
            answers.at(request.tenant(), asked.id(), request.now());
        });
    }
}
