package dev.countersign.execution;

import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.tenant.TenantId;
import java.util.Optional;
import java.util.UUID;

/**
 * The execution of a request has ended, according to DescribeExecution. Published in the transaction of the tenant, once or more, possibly before an
 * event of an earlier message. It is not the end of the request: the module that owns requests decides about that.
 *
 * @param revision the revision of the request with which the execution ended; empty if it was aborted, or its output cannot be read
 * @param outcome empty if the execution succeeded with an output that names no outcome: somebody else than this application has answered it
 * @param result what decided it; {@code by} is from the answer to the task
 * @param brokenBy why there is no result; empty if there is one
 * @param redrives how often the execution had been redriven when it ended so; empty if it never ran
 */
public record RequestFinished(
        TenantId tenant,
        UUID request,
        Optional<Integer> revision,
        Optional<RequestEvent.Outcome> outcome,
        RequestEvent.Result result,
        Optional<BrokenBy> brokenBy,
        Optional<Integer> redrives,
        int moves)
        implements ExecutionEvent {}
