package dev.countersign.organisation;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP file whose last entry has the SHA-256 sums of all others, as {@code sha256sum} writes and checks them. */
final class SummedZip implements AutoCloseable {

    /** The name of the last entry. */
    static final String SUMS = "SHA256SUMS";

    private final ZipOutputStream zip;
    private final Path sums;
    private final BufferedWriter lines;

    SummedZip(OutputStream out) throws IOException {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.sums = Files.createTempFile("countersign-sums", ".txt");
        this.lines = Files.newBufferedWriter(sums);
    }

    /** Writes the bytes of an entry. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    void add(String name, Content content) throws IOException {
        MessageDigest digest = sha256();
        zip.putNextEntry(new ZipEntry(name));
        content.write(new DigestOutputStream(new Open(zip), digest));
        zip.closeEntry();
        lines.write(HexFormat.of().formatHex(digest.digest()) + "  " + name + "\n");
    }

    /** Writes the sums. Without it the file is not whole. */
    void finish() throws IOException {
        lines.flush();
        zip.putNextEntry(new ZipEntry(SUMS));
        Files.copy(sums, zip);
        zip.closeEntry();
        zip.finish();
    }

    @Override
    public void close() throws IOException {
        try (zip;
                lines) {
            Files.delete(sums);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Stays open for the next entry. */
    private static final class Open extends FilterOutputStream {

        Open(OutputStream zip) {
            super(zip);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
