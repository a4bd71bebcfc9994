package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import java.util.UUID;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Reads the execution of a request on demand. */
@Component
public class ExecutionLookup {

    private final KnownExecutions executions;
    private final ExecutionEnds ends;

    ExecutionLookup(KnownExecutions executions, ExecutionEnds ends) {
        this.executions = executions;
        this.ends = ends;
    }

    /** Makes one call to AWS, so call it outside a transaction. Throws if AWS cannot be reached. */
    public ExecutionFound find(TenantId tenant, UUID request) {
        RequestRef ref = new RequestRef(tenant.value(), request);
        return executions
                .now(ref)
                .flatMap(known -> known.arn().flatMap(ends::describe).map(found -> read(found, ref, known.moves())))
                .orElseGet(ExecutionFound.None::new);
    }

    /** Whether its failed execution can be continued. Makes one call to AWS, so call it outside a transaction. */
    public Retriable retriable(TenantId tenant, UUID request) {
        return executions
                .now(new RequestRef(tenant.value(), request))
                .flatMap(KnownExecution::arn)
                .flatMap(ends::describe)
                .map(ExecutionLookup::retriable)
                .orElseGet(Retriable.NeverRan::new);
    }

    private static Retriable retriable(DescribeExecutionResponse found) {
        if (!ExecutionEnds.isOver(found.status()) || found.status() == ExecutionStatus.SUCCEEDED) {
            return new Retriable.NotFailed();
        }
        return found.redriveStatus() == ExecutionRedriveStatus.NOT_REDRIVABLE
                ? new Retriable.No(found.redriveStatusReason() == null ? "" : found.redriveStatusReason())
                : new Retriable.Yes(ExecutionEnd.redrives(found));
    }

    private static ExecutionFound read(DescribeExecutionResponse found, RequestRef ref, int moves) {
        return ExecutionEnds.isOver(found.status())
                ? new ExecutionFound.Over(ExecutionEnd.of(found, ref, moves))
                : new ExecutionFound.Running();
    }
}
