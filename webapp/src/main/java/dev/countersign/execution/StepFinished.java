package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * An automated step has a result. Published in the transaction of the tenant, once or more for the same step.
 *
 * @param at when the execution left the step
 */
public record StepFinished(
        TenantId tenant, UUID request, int revision, String step, JsonNode result, Instant at, int moves)
        implements ExecutionEvent {}
