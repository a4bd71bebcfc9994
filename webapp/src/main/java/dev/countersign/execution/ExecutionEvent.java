package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import java.util.UUID;

/**
 * A confirmed event of an execution. Published in the transaction of the tenant, once or more. Only the modules that own requests and approvals listen.
 * They publish the consequences, and other modules listen to them.
 */
public sealed interface ExecutionEvent permits RequestFinished, StepFinished, StepUndone, StepsClosed, TaskArrived {

    TenantId tenant();

    UUID request();

    /** How often the request had been moved to another version of its template when it got the execution that this is about. */
    int moves();
}
