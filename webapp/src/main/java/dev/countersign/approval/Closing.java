package dev.countersign.approval;

import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.execution.Executions;
import dev.countersign.execution.StepsClosed;
import dev.countersign.people.PersonId;
import dev.countersign.request.LockedRequest;
import dev.countersign.request.RequestEnded;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestRetried;
import dev.countersign.request.RequestWork;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Calls approvals off whose answer nobody wants any more. */
@Component
class Closing {

    private final RequestWork work;
    private final ApprovalRepository approvals;
    private final TokenRepository tokens;
    private final AssignmentRepository assignments;
    private final DecisionRepository decisions;
    private final AnswerCalls answers;
    private final Deadlines deadlines;
    private final Executions executions;

    Closing(
            RequestWork work,
            ApprovalRepository approvals,
            TokenRepository tokens,
            AssignmentRepository assignments,
            DecisionRepository decisions,
            AnswerCalls answers,
            Deadlines deadlines,
            Executions executions) {
        this.work = work;
        this.approvals = approvals;
        this.tokens = tokens;
        this.assignments = assignments;
        this.decisions = decisions;
        this.answers = answers;
        this.deadlines = deadlines;
        this.executions = executions;
    }

    @EventListener
    void on(RequestEnded ended) {
        work.run(ended.tenant(), ended.request(), request -> {
            switch (ended) {
                case RequestEnded.Withdrawn _ -> withdraw(request);
                case RequestEnded.Approved _, RequestEnded.Denied _, RequestEnded.Expired _, RequestEnded.Failed _ ->
                    callOff(request, row -> row.revision() <= ended.revision());
            }
        });
    }

    /** Another execution of the request asks again, and gets the answers that there are. */
    @EventListener
    void on(RequestRetried retried) {
        if (retried.skipped().isPresent()) {
            work.run(retried.tenant(), retried.request(), request -> {
                approvals.ofRequest(request.id()).forEach(row -> tokens.forgetFurther(row.id()));
                approvals.forgetTokens(request.id());
            });
        }
    }

    @EventListener
    void on(StepsClosed closed) {
        work.run(
                closed.tenant(),
                new RequestId(closed.request()),
                request -> callOff(
                        request,
                        row -> closed.moves() == request.filed().moves()
                                && row.revision() == closed.revision()
                                && closed.steps().contains(row.step())));
    }

    /**
     * The execution ends by the answer to one of its waiting tasks, so that it can take back what it has done: to the latest, since it may have left the
     * others, with a message about it still on its way. Where none is waiting it is stopped.
     */
    private void withdraw(LockedRequest request) {
        List<ApprovalRow> counting = counting(request.id());
        List<PersonId> silent = silent(request, counting);
        if (counting.isEmpty()) {
            executions.stop(request.tenant(), request.id().value());
        } else {
            ApprovalRow told = latest(request, counting);
            answerWithdrawn(request, told.id());
            counting.stream().filter(row -> !row.equals(told)).forEach(row -> callOff(request, row));
        }
        if (!silent.isEmpty()) {
            request.publish(new ApproversReleased(request.tenant(), request.id(), silent));
        }
        request.changed();
    }

    /** A request that was moved may have approvals that its execution has not come to. */
    private ApprovalRow latest(LockedRequest request, List<ApprovalRow> counting) {
        Set<ApprovalId> waitedFor =
                request.filed().moves() > 0 ? approvals.waitedFor(request.id()) : Set.<ApprovalId>of();
        return counting.stream()
                .filter(row -> waitedFor.contains(row.id()))
                .reduce((_, later) -> later)
                .orElseGet(counting::getLast);
    }

    private void answerWithdrawn(LockedRequest request, ApprovalId told) {
        approvals.withdraw(told, request.now());
        request.publish(new ApprovalCalledOff(request.tenant(), told));
        assignments.callOffOpen(told);
        answers.at(request.tenant(), told, request.now());
    }

    private void callOff(LockedRequest request, Predicate<ApprovalRow> which) {
        counting(request.id()).stream().filter(which).forEach(row -> callOff(request, row));
        request.changed();
    }

    /** Calls one approval off, unless it has had its say already. */
    void callOff(LockedRequest request, ApprovalRow row) {
        if (row.counts()) {
            approvals.callOff(row.id(), request.now());
            tokens.forgetFurther(row.id());
            assignments.callOffOpen(row.id());
            request.publish(new ApprovalCalledOff(request.tenant(), row.id()));
            request.publish(new NoLongerAsked(request.tenant(), row.id(), Optional.empty()));
            deadlines.lift(row, ApprovalSteps.reminders(request.filed().definition(), row.step()));
        }
    }

    /**
     * Calls off what still asks about this revision.
     *
     * @return whom that concerns, as {@link #silent} has it, and who was asked beside somebody who has asked for changes
     */
    List<PersonId> callOffRevision(LockedRequest request, int revision) {
        List<ApprovalRow> all = approvals.ofRequest(request.id()).stream()
                .filter(row -> row.revision() == revision)
                .toList();
        List<ApprovalRow> rows = all.stream().filter(ApprovalRow::counts).toList();
        Stream<PersonId> beside = all.stream()
                .filter(row -> row.isOutcome(TaskAnswer.Outcome.CHANGES_REQUESTED))
                .flatMap(row -> assignments.calledOff(row.id()).stream());
        List<PersonId> silent =
                Stream.concat(silent(request, rows).stream(), beside).distinct().toList();
        rows.forEach(row -> callOff(request, row));
        return silent;
    }

    /** The people who have not decided, and those who could still undo what they have decided. */
    List<PersonId> silent(LockedRequest request, List<ApprovalRow> rows) {
        Set<ApprovalId> these = rows.stream().map(ApprovalRow::id).collect(Collectors.toSet());
        return Stream.concat(
                        rows.stream().flatMap(row -> assignments.open(row.id()).stream()),
                        decisions.standingOf(request.id()).stream()
                                .filter(decision -> these.contains(decision.approval())
                                        && request.now().isBefore(decision.undoUntil()))
                                .map(DecisionRepository.Row::person))
                .distinct()
                .toList();
    }

    private List<ApprovalRow> counting(RequestId request) {
        return approvals.ofRequest(request).stream().filter(ApprovalRow::counts).toList();
    }
}
