package dev.countersign.administration;

import dev.countersign.tenant.Languages;
import dev.countersign.tenant.TenantLimits;

/**
 * What an organisation offers its people and limits.
 *
 * @param limits what it has chosen
 * @param most the most that it can choose, which holds as long as it has chosen nothing
 */
public record OrganisationChoices(Languages languages, TenantLimits limits, Most most) {

    /** What is configured; {@code largestFile} in megabytes. */
    public record Most(int largestFile, int filesPerRequest, int submissionsPerMinute) {}
}
