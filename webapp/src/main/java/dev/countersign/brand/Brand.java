package dev.countersign.brand;

import dev.countersign.tenant.TenantId;
import java.util.Optional;

/**
 * How an organisation looks.
 *
 * @param logo the SHA-256 of its picture, in hexadecimal
 */
public record Brand(TenantId tenant, String name, Optional<Accent> accent, Optional<String> logo) {

    /** The most characters of the name. The database enforces this limit, too. */
    public static final int LONGEST_NAME = 200;

    /** The path of the logo below the root of the application. Everybody can read it, since programs for email have no session. */
    public Optional<String> logoPath() {
        return logo.map(hash -> "logo/%s/%s.png".formatted(tenant, hash));
    }
}
