package dev.countersign.approval;

import dev.countersign.tenant.TenantId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The token of a link in an email: the tenant, in which the link is looked for, and 256 random bits. In an address it has 64 characters. It is
 * never stored and never logged.
 */
final class LinkToken {

    private static final int SECRET_BYTES = 32;
    private static final int BYTES = 16 + SECRET_BYTES;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TenantId tenant;
    private final byte[] secret;

    private LinkToken(TenantId tenant, byte[] secret) {
        this.tenant = tenant;
        this.secret = secret;
    }

    static LinkToken random(TenantId tenant) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new LinkToken(tenant, secret);
    }

    /** Empty for a text that no token is written as. */
    static Optional<LinkToken> parse(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != BYTES) {
                return Optional.empty();
            }
            ByteBuffer read = ByteBuffer.wrap(bytes);
            TenantId tenant = new TenantId(new UUID(read.getLong(), read.getLong()));
            byte[] secret = new byte[SECRET_BYTES];
            read.get(secret);
            return Optional.of(new LinkToken(tenant, secret));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    TenantId tenant() {
        return tenant;
    }

    String inAddress() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits())
                .put(secret)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** SHA-256 of the random bits; what the database keeps. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "LinkToken of " + tenant;
    }
}
