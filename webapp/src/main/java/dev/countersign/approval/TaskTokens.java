package dev.countersign.approval;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.execution.TaskToken;
import dev.countersign.request.LockedRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Keeps every token that messages name for the same task. Which of them the execution waits for cannot be told without answering, and a
 * forged message may come first: were the second one dropped as a repetition, the answer would go nowhere and the execution would wait for
 * ever. So all are kept, administrators are told, and the answer is given with one after the other until the execution has taken it.
 */
@Component
class TaskTokens {

    /** Each is alive in Step Functions, or it would not have come so far: whoever has so many holds the keys to the account. */
    private static final int MOST_FURTHER = 8;

    private final TokenRepository tokens;
    private final ApprovalRepository approvals;
    private final AnswerCalls answers;
    private final TokenCipher cipher;
    private final Alarms alarms;

    TaskTokens(
            TokenRepository tokens,
            ApprovalRepository approvals,
            AnswerCalls answers,
            TokenCipher cipher,
            Alarms alarms) {
        this.tokens = tokens;
        this.approvals = approvals;
        this.answers = answers;
        this.cipher = cipher;
        this.alarms = alarms;
    }

    SealedToken seal(TaskToken token, ApprovalId id) {
        return cipher.seal(token, id.value());
    }

    /** In the order they came; none once the approval needs no answer any more. */
    List<TaskToken> of(ApprovalId id) {
        return tokens.of(id).stream()
                .map(token -> cipher.open(token, id.value()))
                .toList();
    }

    /** The execution that the request was moved to has come to an approval that the one before waited for. */
    private void arrived(LockedRequest request, ApprovalRow row, TaskToken token) {
        approvals.token(row.id(), seal(token, row.id()));
        if (row.owesAnswer()) {
            Instant due = row.answerAt().orElse(request.now());
            answers.at(request.tenant(), row.id(), due.isBefore(request.now()) ? request.now() : due);
        }
    }

    /**
     * The approval is registered already: the same message again, or another one for the same task, or the execution asks again because what
     * it was answered was meant for another task. If the answer was given before, it is given again.
     */
    void again(LockedRequest request, ApprovalRow row, TaskToken token) {
        List<TaskToken> known = of(row.id());
        boolean moved = request.filed().moves() > 0;
        if (moved && known.isEmpty() && (row.isOpen() || row.owesAnswer())) {
            arrived(request, row, token);
            return;
        }
        if (known.contains(token) || (known.isEmpty() && !row.isAnswered())) {
            return;
        }
        SealedToken sealed = seal(token, row.id());
        if (known.isEmpty()) {
            approvals.owesAgain(row.id(), sealed, request.now());
            answers.at(request.tenant(), row.id(), request.now());
            if (request.filed().redrives() > 0 || moved) {
                // A retried execution enters a parallel step again, and one that follows another enters every step
                // again.
                return;
            }
        } else if (known.size() <= MOST_FURTHER) {
            tokens.add(request.tenant(), row.id(), known.size(), sealed, request.now());
        }
        alarms.raise(
                request.tenant(),
                AlarmKind.TASK_NOT_OURS,
                request.id().toString(),
                Map.of(
                        "request", request.id().toString(),
                        "number", request.filed().number(),
                        "step", row.step(),
                        "visit", Integer.toString(row.visit())));
    }
}
