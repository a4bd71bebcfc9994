package dev.countersign.administration;

import dev.countersign.request.RequestId;
import dev.countersign.request.RequestRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A part of the list of all requests, newest first. It has fewer rows than a full one where few of many requests match: so much is read for one
 * part and no more.
 *
 * @param next where the next part begins; empty at the end of the list
 * @param none whether the organisation has no request at all
 */
public record OrganisationPage(List<Line> lines, Optional<Next> next, boolean none) {

    public OrganisationPage {
        lines = List.copyOf(lines);
    }

    /**
     * A request of the list.
     *
     * @param troubles what is wrong with it, the most urgent first
     */
    public record Line(RequestRow request, List<Trouble> troubles) {

        public Line {
            troubles = List.copyOf(troubles);
        }
    }

    /**
     * The next part.
     *
     * @param after the last request that was looked at
     * @param at when it was submitted
     */
    public record Next(RequestId after, Instant at) {}
}
