package dev.countersign.approval;

import com.google.crypto.tink.Aead;
import dev.countersign.execution.TaskToken;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/** Encrypts task tokens for storage. The id of what waits is authenticated with the ciphertext, so it cannot be copied to something else. */
public final class TokenCipher {

    private final Aead aead;

    TokenCipher(Aead aead) {
        this.aead = aead;
    }

    /**
     * Encrypts a token.
     *
     * @param waiting the id of the approval or the ticket that it belongs to
     */
    public SealedToken seal(TaskToken token, UUID waiting) {
        try {
            return SealedToken.of(aead.encrypt(bytes(token.value()), bytes(waiting.toString())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A task token cannot be encrypted", e);
        }
    }

    /** The token that was encrypted for this id. */
    public TaskToken open(SealedToken sealed, UUID waiting) {
        try {
            byte[] token = aead.decrypt(sealed.ciphertext(), bytes(waiting.toString()));
            return new TaskToken(new String(token, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The task token of %s cannot be decrypted: is countersign.token-key the one it was stored with?"
                            .formatted(waiting),
                    e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
