package dev.countersign.approval;

import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.execution.AnswerResult;
import dev.countersign.execution.AnswerTaken;
import dev.countersign.execution.Executions;
import dev.countersign.execution.TaskAnswers;
import dev.countersign.execution.TaskRef;
import dev.countersign.execution.TaskToken;
import dev.countersign.people.PersonId;
import dev.countersign.request.Requests;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    private record Due(List<TaskToken> tokens, TaskAnswer answer, TaskRef task, Instant since) {}

    private final TenantTransaction transaction;
    private final ApprovalRepository approvals;
    private final DecisionRepository decisions;
    private final Requests requests;
    private final TaskTokens tokens;
    private final TokenRepository further;
    private final TaskAnswers answers;
    private final Executions executions;
    private final Deadlines deadlines;
    private final Clock clock;

    AnswerTokenCall(
            TenantTransaction transaction,
            ApprovalRepository approvals,
            DecisionRepository decisions,
            Requests requests,
            TaskTokens tokens,
            TokenRepository further,
            TaskAnswers answers,
            Executions executions,
            Deadlines deadlines,
            Clock clock) {
        this.transaction = transaction;
        this.approvals = approvals;
        this.decisions = decisions;
        this.requests = requests;
        this.tokens = tokens;
        this.further = further;
        this.answers = answers;
        this.executions = executions;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    void run(ApprovalRef ref) {
        TenantId tenant = ref.tenantId();
        ApprovalId id = ref.approvalId();
        Optional<Due> due = transaction.call(tenant, () -> begin(tenant, id));
        if (due.isPresent()) {
            AnswerResult result = give(due.get());
            boolean taken = result instanceof AnswerResult.Answered || wasTaken(id, due.get());
            transaction.run(tenant, () -> end(tenant, id, result, taken));
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

    private Optional<Due> begin(TenantId tenant, ApprovalId id) {
        Optional<ApprovalRow> found = approvals.find(id);
        // In the same order as everybody else: the request first.
        found.ifPresent(row -> requests.lock(tenant, row.request()));
        Instant now = clock.instant();
        return approvals
                .lock(id)
                .filter(ApprovalRow::owesAnswer)
                .filter(row -> row.answerAt().filter(at -> !at.isAfter(now)).isPresent())
                .map(row -> {
                    approvals.answering(id, now);
                    return new Due(
                            tokens.of(id),
                            answer(tenant, row),
                            new TaskRef(tenant, row.request().value(), row.step(), row.visit()),
                            row.answeringAt().orElse(now));
                });
    }

    private TaskAnswer answer(TenantId tenant, ApprovalRow row) {
        TaskAnswer.Outcome outcome = row.outcome().orElseThrow();
        TaskAnswer.Task task =
                new TaskAnswer.Task(tenant.value(), row.request().value(), row.revision(), row.step(), row.visit());
        return switch (outcome) {
            case EXPIRED -> new TaskAnswer(task, outcome, null, null);
            case WITHDRAWN -> {
                PersonId requester =
                        requests.find(tenant, row.request()).orElseThrow().requester();
                yield new TaskAnswer(task, outcome, requester.toString(), null);
            }
            case APPROVED, DENIED, CHANGES_REQUESTED -> {
                DecisionRepository.Row decision =
                        Ballot.deciding(outcome, decisions.standing(row.id())).orElseThrow();
                yield new TaskAnswer(task, outcome, decision.person().toString(), decision.comment());
            }
        };
    }

    private void end(TenantId tenant, ApprovalId id, AnswerResult result, boolean taken) {
        ApprovalRow row = approvals.lock(id).orElseThrow();
        approvals.answered(id, !taken, clock.instant());
        further.forgetFurther(id);
        requests.find(tenant, row.request())
                .flatMap(request -> ApprovalSteps.find(request.definition(), row.step()))
                .ifPresent(step -> deadlines.lift(id, step));
        if (result instanceof AnswerResult.Gone(String error)) {
            LOG.info("Approval {} was not waited for any more ({}); its answer was taken: {}", id, error, taken);
            if (row.outcome().equals(Optional.of(TaskAnswer.Outcome.WITHDRAWN))) {
                executions.stop(tenant, row.request().value());
            } else {
                executions.reconcile(tenant, row.request().value());
            }
        }
    }
}
