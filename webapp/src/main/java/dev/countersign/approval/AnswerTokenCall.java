package dev.countersign.approval;

import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.execution.AnswerResult;
import dev.countersign.execution.Executions;
import dev.countersign.execution.TaskAnswers;
import dev.countersign.execution.TaskToken;
import dev.countersign.people.PersonId;
import dev.countersign.request.Requests;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.time.Clock;
import java.time.Instant;
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

    private record Due(TaskToken token, TaskAnswer answer, boolean repeated) {}

    private final TenantTransaction transaction;
    private final ApprovalRepository approvals;
    private final DecisionRepository decisions;
    private final Requests requests;
    private final TokenCipher cipher;
    private final TaskAnswers answers;
    private final Executions executions;
    private final Deadlines deadlines;
    private final Clock clock;

    AnswerTokenCall(
            TenantTransaction transaction,
            ApprovalRepository approvals,
            DecisionRepository decisions,
            Requests requests,
            TokenCipher cipher,
            TaskAnswers answers,
            Executions executions,
            Deadlines deadlines,
            Clock clock) {
        this.transaction = transaction;
        this.approvals = approvals;
        this.decisions = decisions;
        this.requests = requests;
        this.cipher = cipher;
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
            AnswerResult result = answers.answer(due.get().token(), due.get().answer());
            transaction.run(tenant, () -> end(tenant, id, due.get(), result));
        }
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
                    TaskToken token = cipher.open(approvals.token(id).orElseThrow(), id);
                    return new Due(token, answer(tenant, row), row.answeringAt().isPresent());
                });
    }

    private TaskAnswer answer(TenantId tenant, ApprovalRow row) {
        TaskAnswer.Outcome outcome = row.outcome().orElseThrow();
        return switch (outcome) {
            case EXPIRED -> new TaskAnswer(outcome, null, null);
            case WITHDRAWN -> {
                PersonId requester =
                        requests.find(tenant, row.request()).orElseThrow().requester();
                yield new TaskAnswer(outcome, requester.toString(), null);
            }
            case APPROVED, DENIED, CHANGES_REQUESTED -> {
                DecisionRepository.Row decision =
                        Ballot.deciding(outcome, decisions.standing(row.id())).orElseThrow();
                yield new TaskAnswer(outcome, decision.person().toString(), decision.comment());
            }
        };
    }

    private void end(TenantId tenant, ApprovalId id, Due due, AnswerResult result) {
        ApprovalRow row = approvals.lock(id).orElseThrow();
        boolean gone = result instanceof AnswerResult.Gone;
        // Where the call was made before, it is most likely our own answer that the execution went on with.
        approvals.answered(id, gone && !due.repeated(), clock.instant());
        requests.find(tenant, row.request())
                .flatMap(request -> ApprovalSteps.find(request.definition(), row.step()))
                .ifPresent(step -> deadlines.lift(id, step));
        if (result instanceof AnswerResult.Gone(String error)) {
            LOG.info("Approval {} was not waited for any more: {}", id, error);
            if (row.outcome().equals(Optional.of(TaskAnswer.Outcome.WITHDRAWN))) {
                executions.stop(tenant, row.request().value());
            } else {
                executions.reconcile(tenant, row.request().value());
            }
        }
    }
}
