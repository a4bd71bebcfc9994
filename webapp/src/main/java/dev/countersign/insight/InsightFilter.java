package dev.countersign.insight;

import java.util.List;
import java.util.Optional;

/**
 * Which figures to show.
 *
 * @param scope whose requests; another one is shown if the reader may not see these
 * @param months how many months, the current one included; one of {@link #PERIODS}
 * @param template the key of a template
 * @param group the key of a group that was asked
 */
public record InsightFilter(Scope scope, int months, Optional<String> template, Optional<String> group) {

    public static final List<Integer> PERIODS = List.of(3, 6, 12, 24);

    public static final InsightFilter YEAR =
            new InsightFilter(Scope.ORGANISATION, 12, Optional.empty(), Optional.empty());

    /** The keys may come from a URL, and PostgreSQL refuses NUL. */
    public InsightFilter {
        months = PERIODS.contains(months) ? months : 12;
        template = template.map(key -> key.replace("\0", "")).filter(key -> !key.isBlank());
        group = group.map(key -> key.replace("\0", "")).filter(key -> !key.isBlank());
    }

    /** Whose requests. */
    public enum Scope {
        /** All of the organisation. */
        ORGANISATION,
        /** Those of the people whose manager the reader is, directly or through other managers. */
        TEAM
    }
}
