package dev.countersign.trial;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import dev.countersign.request.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a draft would do with a request that was made.
 *
 * @param changes whether it would take another way than by its own version
 * @param seen the rest; empty for readers who may not open the request
 */
public record ReplayRow(String number, boolean changes, Optional<Seen> seen) {

    /** What is shown to those who may open the request. */
    public record Seen(
            RequestId id, Text title, PersonName requester, Instant submittedAt, List<Difference> differences) {

        public Seen {
            differences = List.copyOf(differences);
        }

        public Set<Difference.Kind> kinds() {
            return differences.stream().map(Difference::kind).collect(Collectors.toSet());
        }
    }
}
