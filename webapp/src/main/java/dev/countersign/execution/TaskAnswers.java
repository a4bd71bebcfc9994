package dev.countersign.execution;

import dev.countersign.definitions.compile.StateNames;
import dev.countersign.definitions.message.HumanTaskAnswer;
import dev.countersign.definitions.message.MalformedMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Answers waiting tasks. */
@Component
public class TaskAnswers {

    /** For the {@code Catch} of its state. */
    private static final String REFUSED = "Countersign.Refused";

    /** Of SendTaskFailure (API reference). */
    private static final int LONGEST_CAUSE = 32_768;

    private final SfnClient sfn;
    private final KnownExecutions executions;
    private final ExecutionHistory history;

    TaskAnswers(SfnClient sfn, KnownExecutions executions, ExecutionHistory history) {
        this.sfn = sfn;
        this.executions = executions;
        this.history = history;
    }

    /** Answers the task. Call it outside a transaction. Throws if AWS cannot be reached; then retry later. */
    public AnswerResult answer(TaskToken token, HumanTaskAnswer answer) {
        return succeed(token, answer.toJson());
    }

    /** Answers a task of another state machine with this JSON, likewise. */
    public AnswerResult succeed(TaskToken token, String output) {
        return tell(() ->
                sfn.sendTaskSuccess(request -> request.taskToken(token.value()).output(output)));
    }

    /**
     * Lets a task of another state machine fail with the error {@value #REFUSED}, likewise.
     *
     * @param cause why, in English
     */
    public AnswerResult refuse(TaskToken token, String cause) {
        String most = cause.length() <= LONGEST_CAUSE ? cause : cause.substring(0, LONGEST_CAUSE);
        return tell(() -> sfn.sendTaskFailure(
                request -> request.taskToken(token.value()).error(REFUSED).cause(most)));
    }

    private static AnswerResult tell(Runnable call) {
        try {
            call.run();
            return new AnswerResult.Answered();
        } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException gone) {
            return new AnswerResult.Gone(gone.awsErrorDetails().errorCode());
        }
    }

    /**
     * Reads from the history which answer the execution accepted. For the rare case that the response to an answer was lost; it takes one call. Call it
     * outside a transaction.
     */
    public AnswerTaken taken(TaskRef task, HumanTaskAnswer answer) {
        return executions
                .now(new RequestRef(task.tenant().value(), task.request()))
                .flatMap(execution -> StateNames.asked(execution.definition(), task.step(), task.visit())
                        .flatMap(state -> history.trace(execution, state, task.revision())))
                .map(trace -> switch (trace) {
                    case StateTrace.Inside _ -> AnswerTaken.NONE_YET;
                    case StateTrace.NotEntered _ -> AnswerTaken.ANOTHER;
                    case StateTrace.Left left -> isThis(answer, left.output()) ? AnswerTaken.THIS : AnswerTaken.ANOTHER;
                })
                .orElse(AnswerTaken.ANOTHER);
    }

    /** The output of the state is the answer to its task. */
    private static boolean isThis(HumanTaskAnswer answer, @Nullable String output) {
        try {
            return output != null && answer.isOutput(output);
        } catch (MalformedMessage | IllegalArgumentException other) {
            return false;
        }
    }
}
