package dev.countersign.administration;

import dev.countersign.audit.AuditChannel;
import dev.countersign.audit.AuditEntry;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.RequestSummary;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An entry of the audit log as people read it.
 *
 * @param details what was recorded beside it, by name; a name that ends with {@code -before} is the value before the one without
 * @param people the names of all people in it, as they are called now
 * @param request empty if it is about none, or about one that has been removed
 */
public record AuditLine(
        AuditEntry entry,
        SortedMap<String, String> details,
        Map<PersonId, PersonName> people,
        Optional<RequestSummary> request) {

    /** What is shown in columns of its own. */
    private static final String CHANNEL = "channel";

    private static final String ADDRESS = "address";
    private static final String FOR = "for";

    public AuditLine {
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
        people = Map.copyOf(people);
    }

    public Optional<PersonName> actor() {
        return Optional.ofNullable(entry.actor()).map(people::get);
    }

    /** The person in whose place somebody acted. */
    public Optional<PersonName> onBehalfOf() {
        return Optional.ofNullable(details.get(FOR)).flatMap(this::person);
    }

    /** Whom the act was about, unless it was about whoever acted. */
    public Optional<PersonName> concerned() {
        return Optional.ofNullable(details.get("person"))
                .flatMap(this::person)
                .filter(person -> !person.id().equals(entry.actor()));
    }

    /** Empty for an act of a person that was recorded before channels were. */
    public Optional<AuditChannel> channel() {
        String recorded = details.get(CHANNEL);
        if (recorded != null) {
            return Arrays.stream(AuditChannel.values())
                    .filter(channel -> channel.name().equals(recorded))
                    .findFirst();
        }
        return entry.actor() == null ? Optional.of(AuditChannel.SYSTEM) : Optional.empty();
    }

    public Optional<String> address() {
        return Optional.ofNullable(details.get(ADDRESS));
    }

    /** The details without what has a column of its own. */
    public SortedMap<String, String> further() {
        SortedMap<String, String> further = new TreeMap<>(details);
        further.keySet().removeAll(Set.of(CHANNEL, ADDRESS, FOR));
        return further;
    }

    /** The person that this value names. */
    public Optional<PersonName> person(String value) {
        return AuditTrail.person(value).map(people::get);
    }
}
