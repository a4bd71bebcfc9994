package dev.countersign.localaws.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what may hold a task token before it is written to the database: AES-256-GCM, with the place as additional authenticated data. So a
 * ciphertext cannot be decrypted at another place, and a changed one is refused.
 *
 * <p>No nonce may be used twice. It consists of 56 random bits of this object and a counter of 40 bits. Among a million starts, the
 * probability that two have the same random bits is one in 100,000. One start can write a trillion texts: a year of 30,000 a second.
 */
public final class Sealing {

    static final int KEY_BYTES = 32;

    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int RANDOM_BYTES = 7;
    private static final long MOST_COUNTED = 1L << 40;
    private static final int TAG_BITS = 128;
    private static final int FINGERPRINT_BYTES = 16;

    private final SecretKeySpec key;
    private final long drawn;
    private final AtomicLong counted = new AtomicLong();
    private final Queue<Cipher> ciphers = new ConcurrentLinkedQueue<>();

    Sealing(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("the key has %d bytes".formatted(KEY_BYTES));
        }
        this.key = new SecretKeySpec(key, "AES");
        var random = new byte[Long.BYTES];
        new SecureRandom().nextBytes(random);
        random[RANDOM_BYTES] = 0;
        this.drawn = ByteBuffer.wrap(random).getLong();
    }

    /**
     * Encrypts.
     *
     * @param place one of {@link Place}
     */
    public byte[] seal(String place, byte[] plain) {
        var nonce = nonce();
        var sealed = ByteBuffer.allocate(1 + NONCE_BYTES + plain.length + TAG_BITS / Byte.SIZE);
        sealed.put(FORMAT).put(nonce);
        return with(Cipher.ENCRYPT_MODE, place, nonce, cipher -> {
            cipher.doFinal(ByteBuffer.wrap(plain), sealed);
            return sealed.array();
        });
    }

    /** Decrypts what was sealed for the same place. */
    public byte[] open(String place, byte[] sealed) {
        if (sealed.length <= NONCE_BYTES || sealed[0] != FORMAT) {
            throw new IllegalStateException("the value at %s was not encrypted by this version".formatted(place));
        }
        var nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
        return with(
                Cipher.DECRYPT_MODE,
                place,
                nonce,
                cipher -> cipher.doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES));
    }

    /** Encrypts a text. */
    public byte[] seal(String place, String plain) {
        return seal(place, plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Decrypts a text. */
    public String openText(String place, byte[] sealed) {
        return new String(open(place, sealed), StandardCharsets.UTF_8);
    }

    /** Identifies this key without revealing it. */
    public byte[] fingerprint() {
        return hash("fingerprint");
    }

    /**
     * A hash that only the owner of the key can compute. Equal texts have equal hashes, so a text can be looked up without being stored.
     *
     * @param place what the text is; the same text elsewhere has another hash
     */
    public byte[] keyedHash(String place, String text) {
        return hash(place + "\0" + text);
    }

    private byte[] hash(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", impossible);
        }
    }

    private byte[] nonce() {
        var count = counted.getAndIncrement();
        if (count >= MOST_COUNTED) {
            throw new IllegalStateException("too many texts were encrypted since the start: restart");
        }
        return ByteBuffer.allocate(NONCE_BYTES)
                .putInt((int) (count >>> Byte.SIZE))
                .putLong(drawn | (count & 0xFF))
                .array();
    }

    @FunctionalInterface
    private interface Use {

        byte[] of(Cipher cipher) throws GeneralSecurityException;
    }

    private byte[] with(int mode, String place, byte[] nonce, Use use) {
        try {
            var pooled = ciphers.poll();
            var cipher = pooled == null ? Cipher.getInstance("AES/GCM/NoPadding") : pooled;
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            var result = use.of(cipher);
            ciphers.add(cipher);
            return result;
        } catch (GeneralSecurityException notReadable) {
            throw new IllegalStateException(
                    "the value at %s was changed, or encrypted with another key".formatted(place), notReadable);
        }
    }
}
