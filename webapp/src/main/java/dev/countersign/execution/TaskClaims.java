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
 * Tells whether an execution waits for the people that a message asks for: it must be the request's own, inside the state of this visit of
 * this step, and the token must be alive. A heartbeat tells the last: it answers nothing, and changes nothing in states without a heartbeat
 * clock, as ours all are (API reference, SendTaskHeartbeat). That the token is of this very task is not told by any call;
 * {@link TaskArrived} is therefore told again with each other living token.
 */
@Component
class TaskClaims {

    enum Finding {
        WAITS,
        /** The execution has gone on since the message was sent. */
        OVER,
        /** Nothing of it shows in the execution, or not yet. */
        NOTHING,
        /** The request's template has no such step or visit. */
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
        StateTrace trace = execution
                .arn()
                .<StateTrace>map(arn -> history.trace(arn, state.get()))
                .orElseGet(StateTrace.NotEntered::new);
        return switch (trace) {
            case StateTrace.NotEntered _ -> Finding.NOTHING;
            case StateTrace.Inside _ -> isAlive(task) ? Finding.WAITS : Finding.NOTHING;
            // Called off may be another branch than this one.
            case StateTrace.Left(var output) when output == null -> isAlive(task) ? Finding.WAITS : Finding.OVER;
            case StateTrace.Left _ -> Finding.OVER;
        };
    }

    private boolean isAlive(HumanTask task) {
        try {
            sfn.sendTaskHeartbeat(request -> request.taskToken(task.taskToken()));
            return true;
        } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException dead) {
            return false;
        }
    }
}
