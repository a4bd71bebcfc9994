package dev.countersign.administration.ui;

import dev.countersign.administration.AuditLine;
import dev.countersign.administration.AuditTrail;
import dev.countersign.audit.AuditFilter;
import dev.countersign.audit.AuditProof;
import dev.countersign.audit.Hash;
import dev.countersign.audit.Signature;
import dev.countersign.people.SignedIn;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The audit log as a ZIP file: the entries, the proof that they can be compared with, and how. Entries are read and written part by part, so the size of
 * the log needs no memory.
 */
final class AuditArchive {

    /** How the entries are written. */
    interface Format {

        String fileName();

        /** Called once before the first entry. */
        void begin(OutputStream out) throws IOException;

        void write(List<AuditLine> lines, OutputStream out) throws IOException;
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    private final AuditTrail trail;
    private final SignedIn reader;
    private final AuditFilter filter;
    private final Map<String, String> named;
    private final Format format;

    AuditArchive(AuditTrail trail, SignedIn reader, AuditFilter filter, Map<String, String> named, Format format) {
        this.trail = trail;
        this.reader = reader;
        this.filter = filter;
        this.named = Map.copyOf(named);
        this.format = format;
    }

    /** The end of the log up to which entries are written; empty if the reader may not read it. */
    Optional<AuditProof> begin() {
        return trail.beginExport(reader.actor(), named);
    }

    void write(AuditProof proof, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.putNextEntry(new ZipEntry(format.fileName()));
        MessageDigest digest = sha256();
        DigestOutputStream digested = new DigestOutputStream(zip, digest);
        long written = writeEntries(proof, digested);
        digested.flush();
        zip.closeEntry();
        put(zip, "proof.json", JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(proof(proof, written, digest)));
        put(zip, "VERIFY.txt", AuditInstructions.TEXT.getBytes(StandardCharsets.UTF_8));
        zip.finish();
    }

    private long writeEntries(AuditProof proof, OutputStream out) throws IOException {
        format.begin(out);
        long written = 0;
        long after = 0;
        while (true) {
            // A reader who has lost the right meanwhile gets what there was until then, and the count says so.
            List<AuditLine> part =
                    trail.export(reader.actor(), filter, after, proof.entries()).orElse(List.of());
            if (part.isEmpty()) {
                return written;
            }
            format.write(part, out);
            written += part.size();
            after = part.getLast().entry().sequence();
        }
    }

    private Map<String, Object> proof(AuditProof proof, long written, MessageDigest digest) {
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("organisation", reader.tenant().toString());
        log.put("entries", proof.entries());
        log.put("head", proof.head().map(Hash::hex).orElse(""));
        log.put("signature", proof.signature().map(Signature::hex).orElse(""));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("exportedAt", proof.at().toString());
        all.put("exportedBy", reader.email());
        all.put(
                "file",
                Map.of(
                        "name",
                        format.fileName(),
                        "entries",
                        written,
                        "sha256",
                        HexFormat.of().formatHex(digest.digest()),
                        "filter",
                        named));
        all.put("log", log);
        proof.anchor()
                .ifPresent(anchor -> all.put(
                        "anchor",
                        Map.of("entry", anchor.sequence(), "hash", anchor.hash().hex())));
        return all;
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
