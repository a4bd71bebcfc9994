package dev.countersign.asl.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/** {@code $hash} and {@code States.Hash}. */
final class Digest {

    private static final Set<String> ALGORITHMS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    private Digest() {}

    static String of(String text, String algorithm) {
        if (!ALGORITHMS.contains(algorithm)) {
            throw new JsonataBounds.Exceeded(
                    "The hash algorithm must be one of MD5, SHA-1, SHA-256, SHA-384, SHA-512, but was " + algorithm);
        }
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
