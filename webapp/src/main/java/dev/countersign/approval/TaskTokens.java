package dev.countersign.approval;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.execution.TaskArrived;
import dev.countersign.execution.TaskToken;
import dev.countersign.request.FiledRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    private final Clock clock;

    TaskTokens(
            TokenRepository tokens,
            ApprovalRepository approvals,
            AnswerCalls answers,
            TokenCipher cipher,
            Alarms alarms,
            Clock clock) {
        this.tokens = tokens;
        this.approvals = approvals;
        this.answers = answers;
        this.cipher = cipher;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** In the order they came; none once the approval needs no answer any more. */
    List<TaskToken> of(ApprovalId id) {
        return tokens.of(id).stream().map(token -> cipher.open(token, id)).toList();
    }

    /**
     * The approval is registered already: the same message again, or another one for the same task, or the execution asks again because what
     * it was answered was meant for another task. If the answer was given before, it is given again.
     */
    void again(FiledRequest request, ApprovalRow row, TaskArrived task) {
        List<TaskToken> known = of(row.id());
        if (known.contains(task.token()) || (known.isEmpty() && !row.isAnswered())) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        SealedToken sealed = cipher.seal(task.token(), row.id());
        if (known.isEmpty()) {
            approvals.owesAgain(row.id(), sealed, now);
            answers.at(task.tenant(), row.id(), now);
        } else if (known.size() <= MOST_FURTHER) {
            tokens.add(task.tenant(), row.id(), known.size(), sealed, now);
        }
        alarms.raise(
                task.tenant(),
                AlarmKind.TASK_NOT_OURS,
                request.id().toString(),
                Map.of(
                        "request", request.id().toString(),
                        "number", request.number(),
                        "step", task.step(),
                        "visit", Integer.toString(task.visit())));
    }
}
