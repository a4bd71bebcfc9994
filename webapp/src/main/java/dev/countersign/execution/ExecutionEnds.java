package dev.countersign.execution;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * Reads how an execution ended. DescribeExecution is limited to 10 to 15 calls a second for an account and region, after a burst of 250 to 300
 * (Step Functions quotas). A request needs one or two calls at its end. Throttled calls are retried by the SDK, and then the message is received again
 * later.
 */
@Component
class ExecutionEnds {

    /** The last state sends the message and then ends the execution, usually within a fraction of a second. */
    private static final List<Duration> SECOND_LOOKS = List.of(Duration.ofMillis(100), Duration.ofMillis(300));

    private final SfnClient sfn;

    ExecutionEnds(SfnClient sfn) {
        this.sfn = sfn;
    }

    /** The execution as it is when it has ended, or after three looks within half a second. Empty if there is none. */
    Optional<DescribeExecutionResponse> latest(String executionArn) {
        Optional<DescribeExecutionResponse> found = describe(executionArn);
        for (Duration pause : SECOND_LOOKS) {
            if (found.filter(execution -> isOver(execution.status())).isPresent()) {
                return found;
            }
            pause(pause);
            found = describe(executionArn);
        }
        return found;
    }

    Optional<DescribeExecutionResponse> describe(String executionArn) {
        try {
            return Optional.of(sfn.describeExecution(request -> request.executionArn(executionArn)));
        } catch (ExecutionDoesNotExistException never) {
            return Optional.empty();
        }
    }

    static boolean isOver(ExecutionStatus status) {
        return switch (status) {
            case SUCCEEDED, FAILED, TIMED_OUT, ABORTED -> true;
            case RUNNING, PENDING_REDRIVE, UNKNOWN_TO_SDK_VERSION -> false;
        };
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
