package dev.countersign.asl.event;

import java.time.Instant;

/**
 * The constant part of the context object ({@code $states.context}, {@code $$}) of an execution.
 *
 * @param executionArn {@code Execution.Id}
 * @param executionName {@code Execution.Name}
 * @param roleArn {@code Execution.RoleArn}
 * @param startedAt {@code Execution.StartTime}
 * @param stateMachineArn {@code StateMachine.Id}
 * @param stateMachineName {@code StateMachine.Name}
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html">The context object</a>
 */
public record ExecutionContext(
        String executionArn,
        String executionName,
        String roleArn,
        Instant startedAt,
        String stateMachineArn,
        String stateMachineName) {}
