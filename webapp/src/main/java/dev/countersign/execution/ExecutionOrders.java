package dev.countersign.execution;

import java.util.Optional;
import java.util.UUID;

/**
 * What this module must know of requests and has to leave with them; the module that owns requests implements it. Every method is
 * called inside a transaction of the request's tenant.
 */
public interface ExecutionOrders {

    /** What to start this request with; empty for a request that this tenant does not have. */
    Optional<ExecutionOrder> orderOf(UUID request);

    /**
     * The execution of a request runs. A second call changes nothing.
     *
     * @return false if the request is closed already, withdrawn meanwhile: its execution will then be stopped
     */
    boolean started(UUID request, String executionArn);

    /** The revision that counts now; empty once the request is closed. */
    Optional<Integer> openRevision(UUID request);
}
