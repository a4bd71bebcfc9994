package dev.countersign.tenant;

import java.time.Instant;

/**
 * The tenant is not suspended any more. Published in the transaction that ends the suspension.
 *
 * @param since when it was suspended
 */
public record Resumed(TenantId tenant, Instant since, Instant at) {}
