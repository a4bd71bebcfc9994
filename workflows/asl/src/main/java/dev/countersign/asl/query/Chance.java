package dev.countersign.asl.query;

import dev.countersign.asl.event.Moment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The random values of one advance, derived from its {@link Moment}: the same moment gives the same values in the same order. They are
 * as hard to guess as the seed of the moment.
 */
public final class Chance {

    private final Moment moment;
    private long drawn;

    public Chance(Moment moment) {
        this.moment = moment;
    }

    public Instant now() {
        return moment.at();
    }

    /** From 0, inclusive, to 1, exclusive. */
    public double fraction() {
        return (ByteBuffer.wrap(draw("fraction")).getLong() >>> 11) * 0x1.0p-53;
    }

    public long number() {
        return ByteBuffer.wrap(draw("number")).getLong();
    }

    public UUID uuid() {
        var bytes = ByteBuffer.wrap(draw("uuid"));
        long high = (bytes.getLong() & ~0xF000L) | 0x4000L;
        long low = (bytes.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** A task token of 256 bits. */
    public String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(draw("token"));
    }

    /** AWS's numbers for a seed, in {@code $random} and in {@code States.MathRandom}: those of {@link java.util.Random}. */
    static RandomGenerator ofSeed(long seed) {
        return RandomGeneratorFactory.of("Random").create(seed);
    }

    private byte[] draw(String purpose) {
        try {
            String text = moment.seed() + '\n' + purpose + '\n' + ++drawn;
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
