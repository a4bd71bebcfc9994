package dev.countersign.execution;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * Reads the fate of a state from the history of the execution, newest event first: a message is about what has just happened, so that one page nearly
 * always suffices. GetExecutionHistory is limited to 15 to 20 calls a second for an account and region, after a burst of 300 to 400 (Step Functions
 * quotas). One call for each task, automated step and any-of join is below that up to about a thousand steps a minute. Above it, the SDK retries
 * throttled calls, and then the message is received again later.
 */
@Component
class ExecutionHistory {

    private static final int PAGE = 200;

    /** A history has at most 25,000 events. */
    private static final int MOST_PAGES = 125;

    /** After one of these events, states that were entered and not left do not wait any more. */
    private static final Set<String> CALLS_OFF = Set.of(
            "TaskStateAborted",
            "ParallelStateAborted",
            "ExecutionSucceeded",
            "ExecutionFailed",
            "ExecutionAborted",
            "ExecutionTimedOut");

    private final SfnClient sfn;

    ExecutionHistory(SfnClient sfn) {
        this.sfn = sfn;
    }

    /** The fate of the state at its latest visit. An execution that does not exist has entered none. */
    StateTrace trace(String executionArn, String state) {
        boolean calledOff = false;
        String next = null;
        int pages = 0;
        do {
            GetExecutionHistoryResponse page = page(executionArn, next);
            if (page == null) {
                return new StateTrace.NotEntered();
            }
            for (HistoryEvent event : page.events()) {
                if (event.stateExitedEventDetails() != null
                        && state.equals(event.stateExitedEventDetails().name())) {
                    return new StateTrace.Left(event.stateExitedEventDetails().output());
                }
                if (event.stateEnteredEventDetails() != null
                        && state.equals(event.stateEnteredEventDetails().name())) {
                    return calledOff ? new StateTrace.Left(null) : new StateTrace.Inside();
                }
                calledOff = calledOff || CALLS_OFF.contains(event.typeAsString());
            }
            next = page.nextToken();
            pages++;
        } while (next != null && pages < MOST_PAGES);
        return new StateTrace.NotEntered();
    }

    private @Nullable GetExecutionHistoryResponse page(String executionArn, @Nullable String token) {
        try {
            return sfn.getExecutionHistory(request -> request.executionArn(executionArn)
                    .reverseOrder(true)
                    .maxResults(PAGE)
                    .nextToken(token));
        } catch (ExecutionDoesNotExistException never) {
            return null;
        }
    }
}
