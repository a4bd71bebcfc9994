package dev.countersign.tenant;

import java.util.Optional;

/**
 * What an organisation has limited further than the configuration does.
 *
 * @param largestFile in megabytes
 * @param filesPerRequest how many files a request can have
 * @param submissionsPerMinute how many requests a person can submit, on each node
 */
public record TenantLimits(
        Optional<Integer> largestFile, Optional<Integer> filesPerRequest, Optional<Integer> submissionsPerMinute) {}
