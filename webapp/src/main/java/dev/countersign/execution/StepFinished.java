package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** An automated step gave its result. Published inside the tenant's transaction, once or more for the same step. */
public record StepFinished(TenantId tenant, UUID request, int revision, String step, JsonNode result)
        implements ExecutionEvent {}
