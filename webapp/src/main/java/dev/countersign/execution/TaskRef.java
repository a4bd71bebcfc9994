package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import java.util.UUID;

/**
 * A task of the execution of a request.
 *
 * @param revision the revision of the request that the execution was at
 * @param visit how often the step was entered, from 1
 */
public record TaskRef(TenantId tenant, UUID request, int revision, String step, int visit) {}
