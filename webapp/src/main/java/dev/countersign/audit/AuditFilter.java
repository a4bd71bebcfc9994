package dev.countersign.audit;

import dev.countersign.people.PersonId;
import dev.countersign.text.StorableText;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which entries of a log are read.
 *
 * @param person who acted, or whom it concerns
 * @param from the first moment
 * @param until the first moment after
 */
public record AuditFilter(
        Optional<PersonId> person,
        Optional<UUID> request,
        Optional<String> kind,
        Optional<Instant> from,
        Optional<Instant> until) {

    public static final AuditFilter ALL =
            new AuditFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public AuditFilter {
        kind = kind.map(StorableText::of);
    }

    /** All entries of a kind. */
    public static AuditFilter ofKind(String kind) {
        return new AuditFilter(
                Optional.empty(), Optional.empty(), Optional.of(kind), Optional.empty(), Optional.empty());
    }

    /** The same for those that this person made, or that concern them. */
    public AuditFilter about(PersonId concerned) {
        return new AuditFilter(Optional.of(concerned), request, kind, from, until);
    }
}
