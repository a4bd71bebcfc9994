package dev.countersign.execution;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import tools.jackson.databind.JsonNode;

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

    private final SfnClient sfn;

    ExecutionHistory(SfnClient sfn) {
        this.sfn = sfn;
    }

    /**
     * The fate of the state at its latest visit for this revision of the request. Empty while AWS has no state machine for the request. An execution
     * that does not exist has entered no state.
     */
    Optional<StateTrace> trace(KnownExecution execution, String state, int revision) {
        return execution
                .arn()
                .map(arn -> trace(
                        arn,
                        new StateSearch(
                                state,
                                revision,
                                execution.definition().isRevisable(),
                                execution.run().revision())));
    }

    private StateTrace trace(String executionArn, StateSearch search) {
        return newest(executionArn, search::look).orElseGet(search::end);
    }

    /** What the execution has sent to a queue with this token, as its history says; empty if it has not. */
    Optional<JsonNode> sent(String executionArn, TaskToken token) {
        return newest(
                executionArn,
                event -> Optional.ofNullable(event.taskScheduledEventDetails())
                        .flatMap(task -> SentMessage.of(task.parameters()))
                        .filter(sent -> token.value()
                                .equals(sent.path(SentMessage.TOKEN).asString(""))));
    }

    private <T> Optional<T> newest(String executionArn, Function<HistoryEvent, Optional<T>> look) {
        String next = null;
        int pages = 0;
        do {
            GetExecutionHistoryResponse page = page(executionArn, next);
            if (page == null) {
                return Optional.empty();
            }
            for (HistoryEvent event : page.events()) {
                Optional<T> found = look.apply(event);
                if (found.isPresent()) {
                    return found;
                }
            }
            next = page.nextToken();
            pages++;
        } while (next != null && pages < MOST_PAGES);
        return Optional.empty();
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
