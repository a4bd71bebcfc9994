package dev.countersign.request;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything a request's page shows.
 *
 * @param facts the form as it was sent, in the order of its fields
 * @param path the way through the template, with what is known of each step
 * @param timeline what happened, oldest first
 */
public record RequestCase(
        Head head, List<Fact> facts, List<PathNode> path, List<TimelineEntry> timeline, Allowed allowed) {

    public RequestCase {
        facts = List.copyOf(facts);
        path = List.copyOf(path);
        timeline = List.copyOf(timeline);
    }

    /**
     * What stands at the top.
     *
     * @param reason why it ended as it did, in the words of whoever decided
     */
    public record Head(
            RequestId id,
            String number,
            String title,
            Text template,
            RequestStatus status,
            int revision,
            PersonName requester,
            Instant submittedAt,
            Instant changedAt,
            Optional<Instant> closedAt,
            @Nullable String reason) {}

    /** What the reader may do here; the service checks it again. */
    public record Allowed(boolean comment, boolean withdraw) {}
}
