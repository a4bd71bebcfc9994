package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import java.util.UUID;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

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
                .of(ref)
                .flatMap(KnownExecution::arn)
                .flatMap(ends::describe)
                .map(found -> read(found, ref))
                .orElseGet(ExecutionFound.None::new);
    }

    private static ExecutionFound read(DescribeExecutionResponse found, RequestRef ref) {
        return ExecutionEnds.isOver(found.status())
                ? new ExecutionFound.Over(ExecutionEnd.of(found, ref))
                : new ExecutionFound.Running();
    }
}
