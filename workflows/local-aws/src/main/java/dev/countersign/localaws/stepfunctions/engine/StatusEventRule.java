package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.asl.event.ExecutionStatus;
import dev.countersign.localaws.account.Account;
import java.util.Set;

/**
 * Sends a message to a queue when the status of an execution changes, as a rule of Amazon EventBridge with the queue as its target.
 *
 * @param queue the name of the queue
 * @param statuses the statuses for which messages are sent
 */
public record StatusEventRule(String queue, Set<ExecutionStatus> statuses) {

    public StatusEventRule {
        statuses = Set.copyOf(statuses);
    }

    String arn(Account account) {
        return "arn:aws:events:%s:%s:rule/status-events".formatted(account.region(), account.id());
    }

    /** The statuses of executions that ended without success, which may have sent no message themselves. */
    public static StatusEventRule ofFailures(String queue) {
        return new StatusEventRule(
                queue, Set.of(ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT, ExecutionStatus.ABORTED));
    }
}
