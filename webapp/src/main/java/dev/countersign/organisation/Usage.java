package dev.countersign.organisation;

import dev.countersign.tenant.TenantLimits;

/**
 * How much an organisation uses.
 *
 * @param people those who are active
 * @param submitted requests since the first of the month, in UTC
 * @param open requests that are not closed
 * @param files how many are stored
 * @param bytes of these files
 * @param limits what the organisation has limited itself
 */
record Usage(int people, int submitted, int open, int files, long bytes, TenantLimits limits) {}
