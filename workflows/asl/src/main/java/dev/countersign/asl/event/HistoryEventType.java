package dev.countersign.asl.event;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The history event types that the interpreter writes, each with the structure of its details. */
public enum HistoryEventType {
    EXECUTION_STARTED("executionStartedEventDetails"),
    EXECUTION_SUCCEEDED("executionSucceededEventDetails"),
    EXECUTION_FAILED("executionFailedEventDetails"),
    EXECUTION_TIMED_OUT("executionTimedOutEventDetails"),
    EXECUTION_ABORTED("executionAbortedEventDetails"),
    EXECUTION_REDRIVEN("executionRedrivenEventDetails"),
    TASK_STATE_ENTERED("stateEnteredEventDetails"),
    TASK_STATE_EXITED("stateExitedEventDetails"),
    TASK_STATE_ABORTED(""),
    TASK_SCHEDULED("taskScheduledEventDetails"),
    TASK_START_FAILED("taskStartFailedEventDetails"),
    TASK_STARTED("taskStartedEventDetails"),
    TASK_SUBMIT_FAILED("taskSubmitFailedEventDetails"),
    TASK_SUBMITTED("taskSubmittedEventDetails"),
    TASK_SUCCEEDED("taskSucceededEventDetails"),
    TASK_FAILED("taskFailedEventDetails"),
    TASK_TIMED_OUT("taskTimedOutEventDetails"),
    LAMBDA_FUNCTION_SCHEDULED("lambdaFunctionScheduledEventDetails"),
    LAMBDA_FUNCTION_SCHEDULE_FAILED("lambdaFunctionScheduleFailedEventDetails"),
    LAMBDA_FUNCTION_STARTED(""),
    LAMBDA_FUNCTION_START_FAILED("lambdaFunctionStartFailedEventDetails"),
    LAMBDA_FUNCTION_SUCCEEDED("lambdaFunctionSucceededEventDetails"),
    LAMBDA_FUNCTION_FAILED("lambdaFunctionFailedEventDetails"),
    LAMBDA_FUNCTION_TIMED_OUT("lambdaFunctionTimedOutEventDetails"),
    PASS_STATE_ENTERED("stateEnteredEventDetails"),
    PASS_STATE_EXITED("stateExitedEventDetails"),
    CHOICE_STATE_ENTERED("stateEnteredEventDetails"),
    CHOICE_STATE_EXITED("stateExitedEventDetails"),
    WAIT_STATE_ENTERED("stateEnteredEventDetails"),
    WAIT_STATE_EXITED("stateExitedEventDetails"),
    WAIT_STATE_ABORTED(""),
    SUCCEED_STATE_ENTERED("stateEnteredEventDetails"),
    SUCCEED_STATE_EXITED("stateExitedEventDetails"),
    FAIL_STATE_ENTERED("stateEnteredEventDetails"),
    PARALLEL_STATE_ENTERED("stateEnteredEventDetails"),
    PARALLEL_STATE_EXITED("stateExitedEventDetails"),
    PARALLEL_STATE_STARTED(""),
    PARALLEL_STATE_SUCCEEDED(""),
    PARALLEL_STATE_FAILED(""),
    PARALLEL_STATE_ABORTED(""),
    MAP_STATE_ENTERED("stateEnteredEventDetails"),
    MAP_STATE_EXITED("stateExitedEventDetails"),
    MAP_STATE_STARTED("mapStateStartedEventDetails"),
    MAP_STATE_SUCCEEDED(""),
    MAP_STATE_FAILED(""),
    MAP_STATE_ABORTED(""),
    MAP_ITERATION_STARTED("mapIterationStartedEventDetails"),
    MAP_ITERATION_SUCCEEDED("mapIterationSucceededEventDetails"),
    MAP_ITERATION_FAILED("mapIterationFailedEventDetails"),
    MAP_ITERATION_ABORTED("mapIterationAbortedEventDetails"),
    MAP_RUN_STARTED("mapRunStartedEventDetails"),
    MAP_RUN_REDRIVEN("mapRunRedrivenEventDetails"),
    MAP_RUN_SUCCEEDED(""),
    MAP_RUN_FAILED("mapRunFailedEventDetails"),
    MAP_RUN_ABORTED(""),
    EVALUATION_FAILED("evaluationFailedEventDetails");

    private final String detailsMember;
    private final String wireName;

    HistoryEventType(String detailsMember) {
        this.detailsMember = detailsMember;
        this.wireName = Arrays.stream(name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** The member of {@code HistoryEvent} that holds the details; empty if this type has none. */
    public String detailsMember() {
        return detailsMember;
    }

    /** The name of the type in the API, {@code TaskStateEntered}. */
    public String wireName() {
        return wireName;
    }
}
