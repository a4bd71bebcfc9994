package dev.countersign.approval;

import java.util.Base64;

/** An encrypted task token, as Base64. */
record SealedToken(String base64) {

    static SealedToken of(byte[] ciphertext) {
        return new SealedToken(Base64.getEncoder().encodeToString(ciphertext));
    }

    byte[] ciphertext() {
        return Base64.getDecoder().decode(base64);
    }
}
