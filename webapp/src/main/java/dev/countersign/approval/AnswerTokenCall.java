package dev.countersign.approval;

import dev.countersign.definitions.message.HumanTaskAnswer;
import dev.countersign.definitions.message.RevisionAnswer;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.execution.AnswerResult;
import dev.countersign.execution.AnswerTaken;
import dev.countersign.execution.Executions;
import dev.countersign.execution.TaskAnswers;
import dev.countersign.execution.TaskRef;
import dev.countersign.execution.TaskToken;
import dev.countersign.job.Outbox;
import dev.countersign.request.Revising;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives an execution the answer that an approval owes it. Before the call is made the row says so, so that nothing is taken back any
 * more; after a crash in between, the call is made again, and finds that the execution has it already.
 */
@Component
class AnswerTokenCall {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerTokenCall.class);

    /** How long a history may lag behind what Step Functions has answered, which is "eventually consistent". */
    private static final Duration HISTORY_LAG = Duration.ofMinutes(1);

    private record Due(List<TaskToken> tokens, HumanTaskAnswer answer, TaskRef task, Instant since) {}

    private final ApprovalWork work;
    private final ApprovalRepository approvals;
    private final DecisionRepository decisions;
    private final TaskTokens tokens;
    private final TokenRepository further;
    private final TaskAnswers answers;
    private final Executions executions;
    private final Deadlines deadlines;
    private final Outbox outbox;
    private final Revising revising;
    private final Clock clock;

    AnswerTokenCall(
            ApprovalWork work,
            ApprovalRepository approvals,
            DecisionRepository decisions,
            TaskTokens tokens,
            TokenRepository further,
            TaskAnswers answers,
            Executions executions,
            Deadlines deadlines,
            Outbox outbox,
            Revising revising,
            Clock clock) {
        this.work = work;
        this.approvals = approvals;
        this.decisions = decisions;
        this.tokens = tokens;
        this.further = further;
        this.answers = answers;
        this.executions = executions;
        this.deadlines = deadlines;
        this.outbox = outbox;
        this.revising = revising;
        this.clock = clock;
    }

    void run(ApprovalRef ref) {
        Optional<Due> due =
                work.on(ref.tenantId(), ref.approvalId(), this::begin).flatMap(Function.identity());
        if (due.isPresent()) {
            AnswerResult result = give(due.get());
            boolean taken = result instanceof AnswerResult.Answered || wasTaken(ref.approvalId(), due.get());
            work.run(ref.tenantId(), ref.approvalId(), approval -> end(approval, result, taken));
        }
    }

    /** With one token after the other, where messages named several: only one is what the execution waits for. */
    private AnswerResult give(Due due) {
        AnswerResult result = new AnswerResult.Gone("no token");
        for (TaskToken token : due.tokens()) {
            result = answers.answer(token, due.answer());
            if (result instanceof AnswerResult.Answered
                    && (due.tokens().size() == 1 || answers.taken(due.task(), due.answer()) == AnswerTaken.THIS)) {
                return result;
            }
        }
        return result;
    }

    /**
     * Nobody waits for an answer any more. It may still be this one that the execution went on with: a call whose confirmation got lost is
     * made again, and then finds the task gone.
     */
    private boolean wasTaken(ApprovalId id, Due due) {
        return switch (answers.taken(due.task(), due.answer())) {
            case THIS -> true;
            case ANOTHER -> false;
            case NONE_YET -> {
                if (clock.instant().isBefore(due.since().plus(HISTORY_LAG))) {
                    throw new IllegalStateException(
                            "Approval %s is not waited for, and its execution does not show why yet".formatted(id));
                }
                yield false;
            }
        };
    }

    private Optional<Due> begin(LockedApproval approval) {
        ApprovalRow row = approval.row();
        Instant now = approval.now();
        if (!row.owesAnswer() || row.answerAt().filter(at -> !at.isAfter(now)).isEmpty()) {
            return Optional.empty();
        }
        List<TaskToken> waiting = tokens.of(row.id());
        if (waiting.isEmpty() && approval.filed().moves() > 0) {
            // The request was moved: when its execution comes to this step, the answer is scheduled again.
            return Optional.empty();
        }
        approvals.answering(row.id(), now);
        // Everybody sees the decision now.
        approval.request().publish(new NoLongerAsked(approval.tenant(), row.id(), Optional.empty()));
        List<DecisionRepository.Row> standing = decisions.standing(row.id());
        decided(approval, standing).ifPresent(approval.request()::publish);
        approval.request().changed();
        return Optional.of(new Due(
                waiting,
                answer(approval, standing),
                new TaskRef(approval.tenant(), row.request().value(), row.revision(), row.step(), row.visit()),
                row.answeringAt().orElse(now)));
    }

    private HumanTaskAnswer answer(LockedApproval approval, List<DecisionRepository.Row> standing) {
        ApprovalRow row = approval.row();
        TaskAnswer.Outcome outcome = row.outcome().orElseThrow();
        TaskAnswer.Task task = new TaskAnswer.Task(
                approval.tenant().value(), row.request().value(), row.revision(), row.step(), row.visit());
        return switch (outcome) {
            case EXPIRED -> new TaskAnswer(task, outcome, null, null);
            case WITHDRAWN ->
                new TaskAnswer(task, outcome, approval.filed().requester().toString(), null);
            case CHANGES_REQUESTED ->
                asking(standing)
                        .map(asked ->
                                new TaskAnswer(task, outcome, asked.person().toString(), asked.comment()))
                        .orElseGet(() -> new TaskAnswer(
                                task, outcome, approval.filed().requester().toString(), null));
            case APPROVED, DENIED -> {
                DecisionRepository.Row decision =
                        Ballot.deciding(outcome, standing).orElseThrow();
                yield new TaskAnswer(task, outcome, decision.person().toString(), decision.comment());
            }
            case REVISED -> {
                int next = row.revision() + 1;
                Revising.Revised revised = revising.revision(approval.request(), next);
                yield new RevisionAnswer(task, next, revised.title(), revised.form());
            }
        };
    }

    /** Who asked for changes; empty if the requester changes the request unasked. */
    private static Optional<DecisionRepository.Row> asking(List<DecisionRepository.Row> standing) {
        return Ballot.deciding(TaskAnswer.Outcome.CHANGES_REQUESTED, standing);
    }

    /** Empty for an answer that is no decision about the step. */
    private static Optional<StepDecided> decided(LockedApproval approval, List<DecisionRepository.Row> standing) {
        ApprovalRow row = approval.row();
        Optional<StepDecided.Outcome> outcome = switch (row.outcome().orElseThrow()) {
            case APPROVED -> Optional.of(StepDecided.Outcome.APPROVED);
            case DENIED -> Optional.of(StepDecided.Outcome.DENIED);
            case EXPIRED -> Optional.of(StepDecided.Outcome.EXPIRED);
            case WITHDRAWN, CHANGES_REQUESTED, REVISED -> Optional.empty();
        };
        return outcome.map(how -> new StepDecided(
                approval.tenant(),
                row.request(),
                row.id(),
                row.step(),
                how,
                standing.stream()
                        .filter(one -> counts(one.verdict(), how))
                        .map(DecisionRepository.Row::person)
                        .toList(),
                approval.now()));
    }

    private static boolean counts(Verdict verdict, StepDecided.Outcome how) {
        return switch (how) {
            case APPROVED -> verdict == Verdict.APPROVE;
            case DENIED -> verdict == Verdict.DENY;
            case EXPIRED -> false;
        };
    }

    private void end(LockedApproval approval, AnswerResult result, boolean taken) {
        ApprovalRow row = approval.row();
        approvals.answered(row.id(), !taken, approval.now());
        further.forgetFurther(row.id());
        outbox.end();
        deadlines.lift(row, ApprovalSteps.reminders(approval.filed().definition(), row.step()));
        if (!taken
                && row.outcome().equals(Optional.of(TaskAnswer.Outcome.CHANGES_REQUESTED))
                && asking(decisions.standing(approval.id())).isEmpty()) {
            revising.dropEdit(approval.request());
        }
        if (result instanceof AnswerResult.Gone(String error)) {
            LOG.info("Approval {} was not waited for any more ({}); its answer was taken: {}", row.id(), error, taken);
            if (row.outcome().equals(Optional.of(TaskAnswer.Outcome.WITHDRAWN))) {
                executions.stop(approval.tenant(), row.request().value());
            } else {
                executions.reconcile(approval.tenant(), row.request().value());
            }
        }
    }
}
