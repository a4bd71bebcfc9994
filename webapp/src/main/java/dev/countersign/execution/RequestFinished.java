package dev.countersign.execution;

import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.tenant.TenantId;
import java.util.UUID;

/**
 * The execution of a request ended. Published inside the tenant's transaction, once or more, perhaps before a message that was sent
 * earlier.
 *
 * @param revision the request's revision that the execution was started with
 * @param result what decided it; {@code by} is what the answer to the task said
 */
public record RequestFinished(
        TenantId tenant, UUID request, int revision, RequestEvent.Outcome outcome, RequestEvent.Result result) {}
