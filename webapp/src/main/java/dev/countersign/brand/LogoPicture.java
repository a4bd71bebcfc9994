package dev.countersign.brand;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The bytes of a PNG file that {@link LogoImage} has written. */
public final class LogoPicture {

    private final byte[] png;

    LogoPicture(byte[] png) {
        this.png = png.clone();
    }

    byte[] png() {
        return png.clone();
    }

    /** In hexadecimal. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(png));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
