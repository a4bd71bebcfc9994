package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What an automated step had done was undone, or could not be. Published in the transaction of the tenant, once or more for the same attempt.
 *
 * @param retries how often the execution had been retried
 * @param failure why it could not be undone
 */
public record StepUndone(
        TenantId tenant,
        UUID request,
        int revision,
        String step,
        int retries,
        Optional<String> failure,
        Instant at,
        int moves)
        implements ExecutionEvent {}
