package dev.countersign.approval;

import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.people.PersonId;
import dev.countersign.request.LockedRequest;
import dev.countersign.request.OpenTasks;
import dev.countersign.request.RequestId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Brings a request back to its requester, who wants to change it unasked: one of its open tasks is answered as if changes had been requested. While an answer
 * is on its way that may end the execution or send it back, nothing is recalled: nobody could tell which of the two answers comes first.
 */
@Component
class Recalling implements OpenTasks {

    private final ApprovalRepository approvals;
    private final AssignmentRepository assignments;
    private final Closing closing;
    private final AnswerCalls answers;

    Recalling(ApprovalRepository approvals, AssignmentRepository assignments, Closing closing, AnswerCalls answers) {
        this.approvals = approvals;
        this.assignments = assignments;
        this.closing = closing;
        this.answers = answers;
    }

    @Override
    public boolean canBeRecalled(RequestId request, int revision) {
        List<ApprovalRow> rows = rows(request, revision);
        Set<ApprovalId> waitedFor = approvals.waitedFor(request);
        return rows.stream().anyMatch(row -> row.counts() && waitedFor.contains(row.id()))
                && rows.stream()
                        .noneMatch(row -> row.answeringAt().isPresent()
                                && row.outcome()
                                        .filter(outcome -> outcome != TaskAnswer.Outcome.APPROVED)
                                        .isPresent()
                                && !isEscalated(row, rows));
    }

    /** Whether the execution has gone on to the next people of the step since. */
    private static boolean isEscalated(ApprovalRow row, List<ApprovalRow> rows) {
        return rows.stream().anyMatch(later -> later.step().equals(row.step()) && later.visit() > row.visit());
    }

    @Override
    public void recall(LockedRequest request) {
        int revision = request.filed().revision();
        // The execution is at the latest: it may have left the others, with a message about it still on its way.
        Set<ApprovalId> waitedFor = approvals.waitedFor(request.id());
        ApprovalRow told = rows(request.id(), revision).stream()
                .filter(row -> row.counts() && waitedFor.contains(row.id()))
                .reduce((_, later) -> later)
                .orElseThrow(
                        () -> new IllegalStateException("Nobody is asked about request %s".formatted(request.id())));
        List<ApprovalRow> others = rows(request.id(), revision).stream()
                .filter(row -> row.counts() && !row.id().equals(told.id()))
                .toList();
        List<PersonId> silent = closing.silent(
                request, Stream.concat(Stream.of(told), others.stream()).toList());
        approvals.settle(told.id(), TaskAnswer.Outcome.CHANGES_REQUESTED, request.now(), request.now());
        // From here on nothing takes the answer back: no undo, and no recount.
        approvals.answering(told.id(), request.now());
        assignments.callOffOpen(told.id());
        request.publish(new ApprovalCalledOff(request.tenant(), told.id()));
        answers.at(request.tenant(), told.id(), request.now());
        others.forEach(row -> closing.callOff(request, row));
        request.publish(new RequestRecalled(request.tenant(), request.id(), revision, silent));
    }

    private List<ApprovalRow> rows(RequestId request, int revision) {
        return approvals.ofRequest(request).stream()
                .filter(row -> row.revision() == revision && !row.isRevise())
                .toList();
    }
}
