package dev.countersign.approval;

import java.util.Base64;

/** An encrypted task token, as Base64. */
public record SealedToken(String base64) {

    /** Of what the database holds. */
    public static SealedToken of(byte[] ciphertext) {
        return new SealedToken(Base64.getEncoder().encodeToString(ciphertext));
    }

    /** What the database holds. */
    public byte[] ciphertext() {
        return Base64.getDecoder().decode(base64);
    }
}
