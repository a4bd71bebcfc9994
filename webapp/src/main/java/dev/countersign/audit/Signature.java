package dev.countersign.audit;

import java.util.HexFormat;

/** A signature in hexadecimal digits. Its first bytes name the key (Tink's output prefix), so that it can be verified after a rotation. */
public record Signature(String hex) {

    static Signature of(byte[] bytes) {
        return new Signature(HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
