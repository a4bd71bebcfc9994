package dev.countersign.audit;

import com.google.crypto.tink.Mac;
import dev.countersign.tenant.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

/**
 * Signs with a key that is not in the database, {@code countersign.audit-key}. The signed data begins with its purpose, so that a signature for one
 * purpose is not valid for another.
 */
final class AuditSigner {

    private static final byte[] ENTRY = "countersign audit entry 1\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] LINE = "countersign audit anchor 1\n".getBytes(StandardCharsets.UTF_8);

    private static final byte[] END = "countersign audit end 1\n".getBytes(StandardCharsets.UTF_8);

    private final Mac keys;

    AuditSigner(Mac keys) {
        this.keys = keys;
    }

    /** Signs an entry of this tenant by its hash, which covers everything in it and before it. */
    Signature sign(TenantId tenant, Hash entry) {
        return Signature.of(compute(message(tenant, entry)));
    }

    boolean isOurs(TenantId tenant, Hash entry, Signature signature) {
        return verifies(signature.bytes(), message(tenant, entry));
    }

    /** Signs that the log of this tenant ended here, because the tenant was deleted. */
    Signature signEnd(TenantId tenant, Head head) {
        return Signature.of(compute(end(tenant, head)));
    }

    boolean isOurEnd(TenantId tenant, Head head, Signature signature) {
        return verifies(signature.bytes(), end(tenant, head));
    }

    /** The signature of a line in the file of anchors, in hexadecimal digits. */
    String signLine(String line) {
        return HexFormat.of().formatHex(compute(message(line)));
    }

    boolean isOurLine(String line, String signature) {
        try {
            return verifies(HexFormat.of().parseHex(signature), message(line));
        } catch (IllegalArgumentException notHexadecimal) {
            return false;
        }
    }

    private byte[] compute(byte[] message) {
        try {
            return keys.computeMac(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of the audit log does not sign", e);
        }
    }

    private boolean verifies(byte[] signature, byte[] message) {
        try {
            keys.verifyMac(signature, message);
            return true;
        } catch (GeneralSecurityException notOurs) {
            return false;
        }
    }

    private static byte[] message(TenantId tenant, Hash entry) {
        return message(ENTRY, tenant, entry);
    }

    private static byte[] end(TenantId tenant, Head head) {
        byte[] message = message(END, tenant, head.hash());
        return ByteBuffer.allocate(message.length + Long.BYTES)
                .put(message)
                .putLong(head.sequence())
                .array();
    }

    private static byte[] message(byte[] purpose, TenantId tenant, Hash entry) {
        byte[] hash = entry.bytes();
        return ByteBuffer.allocate(purpose.length + 2 * Long.BYTES + hash.length)
                .put(purpose)
                .putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits())
                .put(hash)
                .array();
    }

    private static byte[] message(String line) {
        byte[] text = line.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(LINE.length + text.length)
                .put(LINE)
                .put(text)
                .array();
    }
}
