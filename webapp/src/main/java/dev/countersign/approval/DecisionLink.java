package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A link by which one person decides one approval, for one revision of the request. Whoever holds it acts as this person.
 *
 * @param usedBy the click that used it, if one did; it stays after an undo
 */
public record DecisionLink(
        TenantId tenant,
        UUID id,
        ApprovalId approval,
        PersonId person,
        int revision,
        Instant expiresAt,
        Optional<Instant> usedAt,
        Optional<UUID> usedBy) {

    /** A repetition of the click that used it is no other use. */
    boolean isUsedUp(UUID click) {
        return usedAt.isPresent() && !usedBy.equals(Optional.of(click));
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
