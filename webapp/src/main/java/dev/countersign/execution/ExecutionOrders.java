package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import java.util.Optional;
import java.util.UUID;

/**
 * What this module reads from requests and writes to them. The module that owns requests implements it. Every method is called in a transaction of
 * the tenant.
 */
public interface ExecutionOrders {

    /** The parameters of the start; empty if this tenant has no such request. */
    Optional<ExecutionOrder> orderOf(UUID request);

    /** The execution of the request that counts; empty if this tenant has no such request. */
    Optional<ExecutionRun> runOf(UUID request);

    /**
     * Records that the execution of a request runs. A second call changes nothing.
     *
     * @param moves how often the request had been moved when it was started
     * @return false if the request is closed already, for example withdrawn meanwhile; then its execution is stopped
     */
    boolean started(TenantId tenant, UUID request, int moves, String executionArn);

    /** The current revision; empty if the request is closed. */
    Optional<Integer> openRevision(UUID request);
}
