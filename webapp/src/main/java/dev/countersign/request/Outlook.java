package dev.countersign.request;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who would decide about a form that is being filled in, and until when, if it were submitted now and everybody answered in time.
 *
 * @param due the due date of each step of which it is known, by step; in working time, rounded up to a quarter of an hour
 * @param end when the last step is over; empty if that is not known
 */
public record Outlook(List<Prospect> steps, Map<String, Instant> due, Optional<Instant> end) {

    public Outlook {
        steps = List.copyOf(steps);
        due = Map.copyOf(due);
    }

    /** Without dates. */
    public static Outlook of(List<Prospect> steps) {
        return new Outlook(steps, Map.of(), Optional.empty());
    }
}
