package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An email came back after the mail server had taken it, the server refused it for good, or its reader reported it as spam. Published in the transaction of the tenant, once or more for
 * the same email. Nobody has checked that the person has this address.
 *
 * @param letter the id that it was published with, if it is known
 * @param detail what the other mail server said; may be empty
 */
public record LetterBounced(
        TenantId tenant, UUID person, Optional<UUID> letter, String address, Kind kind, String detail, Instant at) {

    public enum Kind {
        /** The address does not exist, or takes no email from us. */
        PERMANENT,
        /** It says nothing about other emails: a full mailbox, or an email that is too large. */
        PASSING,
        /** Reported as spam. */
        REPORTED
    }
}
