package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import java.util.UUID;

/**
 * What an execution says, once it is confirmed. Published inside the tenant's transaction, once or more. Only the modules that own what it
 * is about listen: requests, approvals. They publish what became of it, and everybody else listens to them.
 */
public sealed interface ExecutionEvent permits RequestFinished, StepFinished, StepsClosed, TaskArrived {

    TenantId tenant();

    UUID request();
}
