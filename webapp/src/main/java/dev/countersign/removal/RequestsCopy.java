package dev.countersign.removal;

import dev.countersign.attachment.AttachedFiles;
import dev.countersign.attachment.Attachment;
import dev.countersign.audit.AuditEntry;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Signature;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes requests into a ZIP file: {@code requests.jsonl}, {@code audit-log.jsonl} with everything that the log says about them, and their files. One request
 * after the other, so the file needs little memory.
 */
@Component
class RequestsCopy {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final RemovalRepository removals;
    private final AttachedFiles files;
    private final AuditLog audit;
    private final TenantTransaction transaction;

    RequestsCopy(RemovalRepository removals, AttachedFiles files, AuditLog audit, TenantTransaction transaction) {
        this.removals = removals;
        this.files = files;
        this.audit = audit;
        this.transaction = transaction;
    }

    Removal.Copy write(TenantId tenant, List<UUID> requests, Path target) throws IOException {
        MessageDigest digest = sha256();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target));
                ZipOutputStream zip =
                        new ZipOutputStream(new DigestOutputStream(out, digest), StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("requests.jsonl"));
            for (UUID request : requests) {
                line(zip, transaction.call(tenant, () -> removals.copyOf(request)));
            }
            zip.putNextEntry(new ZipEntry("audit-log.jsonl"));
            for (UUID request : requests) {
                for (AuditEntry entry : audit.ofRequest(tenant, request)) {
                    line(zip, JSON.writeValueAsString(members(entry)));
                }
            }
            for (UUID request : requests) {
                for (Attachment file : files.ofRequest(tenant, request)) {
                    zip.putNextEntry(new ZipEntry("files/" + file.id()));
                    try (InputStream bytes = files.open(tenant, file.id())) {
                        bytes.transferTo(zip);
                    }
                }
            }
        }
        return new Removal.Copy(HexFormat.of().formatHex(digest.digest()), Files.size(target));
    }

    private static void line(ZipOutputStream zip, String text) throws IOException {
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.write('\n');
    }

    private static Map<String, Object> members(AuditEntry entry) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("sequence", entry.sequence());
        members.put("at", entry.at().toString());
        members.put(
                "actor",
                Optional.ofNullable(entry.actor()).map(Object::toString).orElse(""));
        members.put("kind", entry.kind());
        members.put("request", String.valueOf(entry.request()));
        members.put("content", entry.content());
        members.put("previous", entry.previous().hex());
        members.put("hash", entry.hash().hex());
        members.put(
                "signature",
                Optional.ofNullable(entry.signature()).map(Signature::hex).orElse(""));
        return members;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
