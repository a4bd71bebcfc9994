package dev.countersign.localaws.sqs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The MD5 digests with which the SDK checks that a message arrived unchanged. The SQS developer guide describes the encoding of attributes
 * under "Calculating the MD5 message digest for message attributes".
 */
final class Digest {

    private static final byte STRING = 1;
    private static final byte BINARY = 2;

    private Digest() {}

    static String of(String body) {
        return HexFormat.of().formatHex(md5().digest(body.getBytes(StandardCharsets.UTF_8)));
    }

    static Optional<String> of(Map<String, MessageAttribute> attributes) {
        if (attributes.isEmpty()) {
            return Optional.empty();
        }
        var md5 = md5();
        new TreeMap<>(attributes).forEach((name, attribute) -> {
            add(md5, name.getBytes(StandardCharsets.UTF_8));
            add(md5, attribute.dataType().getBytes(StandardCharsets.UTF_8));
            md5.update(attribute.isBinary() ? BINARY : STRING);
            add(md5, MessageAttributes.bytes(name, attribute));
        });
        return Optional.of(HexFormat.of().formatHex(md5.digest()));
    }

    private static void add(MessageDigest md5, byte[] bytes) {
        md5.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        md5.update(bytes);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
