package dev.countersign.execution;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import tools.jackson.databind.JsonNode;

/**
 * Tasks of state machines that are not compiled from templates. A message about one is a hint: it names an execution, and what the task asks is read
 * from the history of this execution. So whoever can write to the queue cannot ask in its name.
 */
@Component
public class OutsideTasks {

    private static final Pattern EXECUTION =
            Pattern.compile("(arn:[a-z-]+:states:[a-z0-9-]+:[0-9]{12}):execution:([^:/]+)(?:/[^:/]+)?:[^:/]+");

    private final TaskClaims tasks;
    private final ExecutionEnds executions;
    private final ExecutionHistory history;
    private final Clock clock;
    private final Duration grace;

    /** What an execution says about a task. */
    public sealed interface Found {

        /**
         * It waits for an answer.
         *
         * @param message what it has sent
         */
        record Waits(JsonNode message) implements Found {

            /** Without the message, which has the token. */
            @Override
            public String toString() {
                return "Waits";
            }
        }

        /** It was answered, has timed out, or its execution has ended. */
        record Over() implements Found {}

        /** No execution has sent this. */
        record Nothing() implements Found {}
    }

    /** @param grace how long after its sending a message may be ahead of the execution */
    OutsideTasks(
            TaskClaims tasks,
            ExecutionEnds executions,
            ExecutionHistory history,
            Clock clock,
            @Value("${countersign.queues.grace:10s}") Duration grace) {
        this.tasks = tasks;
        this.executions = executions;
        this.history = history;
        this.clock = clock;
        this.grace = grace;
    }

    /** The ARN of the state machine of the execution with this ARN; empty if it is none. */
    public static Optional<String> stateMachine(String execution) {
        Matcher parts = EXECUTION.matcher(execution);
        return parts.matches() ? Optional.of(parts.group(1) + ":stateMachine:" + parts.group(2)) : Optional.empty();
    }

    /**
     * Reads what the execution says about the task with this token. A message that is early is received again, by an exception. Calls AWS: call it
     * outside a transaction.
     *
     * @param sent when the message about it was sent
     */
    public Found find(String execution, TaskToken token, Instant sent) {
        Optional<DescribeExecutionResponse> found = executions.describe(execution);
        Optional<JsonNode> message = found.flatMap(_ -> history.sent(execution, token));
        if (message.isEmpty() && clock.instant().isBefore(sent.plus(grace))) {
            throw new Unconfirmed("The execution %s does not show a task yet".formatted(execution));
        }
        if (message.isEmpty()) {
            return new Found.Nothing();
        }
        boolean over = found.filter(one -> ExecutionEnds.isOver(one.status())).isPresent();
        return over || !tasks.isAlive(token.value()) ? new Found.Over() : new Found.Waits(message.get());
    }
}
