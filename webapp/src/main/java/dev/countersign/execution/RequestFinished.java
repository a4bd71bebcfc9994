package dev.countersign.execution;

import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.tenant.TenantId;
import java.util.Optional;
import java.util.UUID;

/**
 * The execution of a request ended, as DescribeExecution tells. Published inside the tenant's transaction, once or more, perhaps before a
 * message that was sent earlier. For other modules than the one that owns requests it is not the end of the request: that is
 * decided there.
 *
 * @param revision the request's revision that the execution ended with; empty where it broke off
 * @param result what decided it; {@code by} is what the answer to the task said
 */
public record RequestFinished(
        TenantId tenant,
        UUID request,
        Optional<Integer> revision,
        RequestEvent.Outcome outcome,
        RequestEvent.Result result)
        implements ExecutionEvent {}
