package dev.countersign.secret;

import dev.countersign.tenant.TenantId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A secret that somebody holds, as a text of 64 characters that can stand in an address: the tenant, in which its hash is looked for, and 256 random bits. It
 * is never stored and never logged. The bits are random, so a plain hash is as good as a slow one.
 */
public final class TenantSecret {

    private static final int SECRET_BYTES = 32;
    private static final int BYTES = 16 + SECRET_BYTES;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TenantId tenant;
    private final byte[] secret;

    private TenantSecret(TenantId tenant, byte[] secret) {
        this.tenant = tenant;
        this.secret = secret;
    }

    public static TenantSecret random(TenantId tenant) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new TenantSecret(tenant, secret);
    }

    /** Empty for a text that no secret is written as. */
    public static Optional<TenantSecret> parse(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != BYTES) {
                return Optional.empty();
            }
            ByteBuffer read = ByteBuffer.wrap(bytes);
            TenantId tenant = new TenantId(new UUID(read.getLong(), read.getLong()));
            byte[] secret = new byte[SECRET_BYTES];
            read.get(secret);
            return Optional.of(new TenantSecret(tenant, secret));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    public TenantId tenant() {
        return tenant;
    }

    public String text() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits())
                .put(secret)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** SHA-256 of the random bits; what the database keeps. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Secret of " + tenant;
    }
}
