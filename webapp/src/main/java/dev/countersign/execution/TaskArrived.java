package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import java.util.UUID;

/**
 * An execution waits for people. Published in the transaction of the tenant, once or more for the same task. The message is deleted after that transaction
 * has committed.
 *
 * @param visit how often the step was entered in this execution, from 1
 */
public record TaskArrived(
        TenantId tenant, UUID request, String step, int visit, int revision, TaskToken token, int moves)
        implements ExecutionEvent {}
