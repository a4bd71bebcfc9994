package dev.countersign.execution;

import dev.countersign.definitions.message.TaskAnswer;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Gives a waiting task its answer. */
@Component
public class TaskAnswers {

    private final SfnClient sfn;

    TaskAnswers(SfnClient sfn) {
        this.sfn = sfn;
    }

    /** Answers the task. Call it outside a transaction. Broken infrastructure is an exception: try again later. */
    public AnswerResult answer(TaskToken token, TaskAnswer answer) {
        try {
            sfn.sendTaskSuccess(request -> request.taskToken(token.value()).output(answer.toJson()));
            return new AnswerResult.Answered();
        } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException gone) {
            return new AnswerResult.Gone(gone.awsErrorDetails().errorCode());
        }
    }
}
