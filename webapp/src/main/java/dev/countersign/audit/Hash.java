package dev.countersign.audit;

import java.util.HexFormat;

/** A SHA-256 hash, as 64 hexadecimal digits. */
public record Hash(String hex) {

    /** The hash before the first entry. */
    static final Hash NONE = new Hash("0".repeat(64));

    public Hash {
        if (hex.length() != 64) {
            throw new IllegalArgumentException("not a SHA-256 hash: " + hex);
        }
    }

    static Hash of(byte[] bytes) {
        return new Hash(HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
