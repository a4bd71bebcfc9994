package dev.countersign.approval;

import com.google.crypto.tink.Aead;
import dev.countersign.execution.TaskToken;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Encrypts task tokens for storage. The id of the approval is authenticated with the ciphertext, so it cannot be copied to another approval. */
final class TokenCipher {

    private final Aead aead;

    TokenCipher(Aead aead) {
        this.aead = aead;
    }

    SealedToken seal(TaskToken token, ApprovalId approval) {
        try {
            return SealedToken.of(aead.encrypt(bytes(token.value()), bytes(approval.toString())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A task token cannot be encrypted", e);
        }
    }

    TaskToken open(SealedToken sealed, ApprovalId approval) {
        try {
            byte[] token = aead.decrypt(sealed.ciphertext(), bytes(approval.toString()));
            return new TaskToken(new String(token, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The task token of approval %s cannot be decrypted: is countersign.token-key the one it was stored with?"
                            .formatted(approval),
                    e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
