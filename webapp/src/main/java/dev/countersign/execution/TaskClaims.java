package dev.countersign.execution;

import dev.countersign.definitions.compile.StateNames;
import dev.countersign.definitions.message.HumanTask;
import java.util.Optional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * Confirms that an execution waits for people, as a message claims: it must be the execution of the request, it must be in the state of this visit of
 * this step, and the token must be valid. A heartbeat tells the latter: it answers nothing, and changes nothing in states without a heartbeat timeout,
 * as all of ours are (API reference, SendTaskHeartbeat). No call tells that the token belongs to this task, so {@link TaskArrived} is published again for
 * each other valid token.
 */
@Component
class TaskClaims {

    enum Finding {
        WAITS,
        /** The execution has gone on since the message was sent. */
        OVER,
        /** The execution does not show it, or not yet. */
        NOTHING,
        /** The template of the request has no such step or visit. */
        IMPOSSIBLE
    }

    private final ExecutionHistory history;
    private final SfnClient sfn;

    TaskClaims(ExecutionHistory history, SfnClient sfn) {
        this.history = history;
        this.sfn = sfn;
    }

    Finding examine(KnownExecution execution, HumanTask task) {
        Optional<String> state = StateNames.asked(execution.definition(), task.step(), task.visit());
        if (state.isEmpty()) {
            return Finding.IMPOSSIBLE;
        }
        StateTrace trace =
                history.trace(execution, state.get(), task.revision()).orElseGet(StateTrace.NotEntered::new);
        return switch (trace) {
            case StateTrace.NotEntered _ -> Finding.NOTHING;
            case StateTrace.Inside _ -> isAlive(task.taskToken()) ? Finding.WAITS : Finding.NOTHING;
            // The aborted branch may be another one.
            case StateTrace.Left left
            when left.output() == null -> isAlive(task.taskToken()) ? Finding.WAITS : Finding.OVER;
            case StateTrace.Left _ -> Finding.OVER;
        };
    }

    /** A heartbeat answers nothing. It only begins the heartbeat timeout of the state anew, if there is one. */
    boolean isAlive(String token) {
        try {
            sfn.sendTaskHeartbeat(request -> request.taskToken(token));
            return true;
        } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException dead) {
            return false;
        }
    }
}
