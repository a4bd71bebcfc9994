package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import java.util.List;
import java.util.UUID;

/**
 * The execution does not wait for these approval steps any more: another branch came through first. Published in the transaction of the tenant, once
 * or more.
 */
public record StepsClosed(TenantId tenant, UUID request, int revision, List<String> steps, int moves)
        implements ExecutionEvent {

    public StepsClosed {
        steps = List.copyOf(steps);
    }
}
