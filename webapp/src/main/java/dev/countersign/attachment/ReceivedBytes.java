package dev.countersign.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The bytes of a file while it is being received: a temporary file, so that memory does not depend on its size. Closing removes it. */
final class ReceivedBytes implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final Path file;
    private final MessageDigest digest = sha256();
    private long size;

    private ReceivedBytes(Path file) {
        this.file = file;
    }

    /** Reads up to one byte more than the limit, which is enough to know that there are too many. */
    static ReceivedBytes read(InputStream bytes, long limit) throws IOException {
        ReceivedBytes received = new ReceivedBytes(Files.createTempFile("countersign-upload", null));
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(received.file), received.digest)) {
            byte[] buffer = new byte[BUFFER];
            for (int read; received.size <= limit && (read = bytes.read(buffer)) >= 0; ) {
                out.write(buffer, 0, read);
                received.size += read;
            }
            return received;
        } catch (IOException | RuntimeException failed) {
            received.close();
            throw failed;
        }
    }

    Path file() {
        return file;
    }

    long size() {
        return size;
    }

    String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
