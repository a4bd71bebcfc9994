package dev.countersign.organisation;

import dev.countersign.audit.CopiedLogs;
import dev.countersign.audit.Hash;
import dev.countersign.audit.Verification;
import dev.countersign.tenant.TenantId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a copy of an organisation: that no part of it was changed, removed or added, and that its audit log is as it was written, with the signatures of this
 * installation.
 */
@Component
class OrganisationCopyCheck {

    private static final int SUM_DIGITS = 64;

    private final CopiedLogs logs;

    OrganisationCopyCheck(CopiedLogs logs) {
        this.logs = logs;
    }

    /** What was checked. */
    record Whole(String slug, int parts, long entries) {}

    /** Throws an {@link IllegalArgumentException} that says what is wrong with the file. */
    Whole check(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            int parts = sums(zip);
            JsonNode manifest = JsonMapper.shared().readTree(read(zip, OrganisationCopy.MANIFEST));
            return new Whole(manifest.path("slug").asString(""), parts, log(zip, manifest));
        }
    }

    private static int sums(ZipFile zip) throws IOException {
        int parts = 0;
        try (BufferedReader lines = lines(zip, SummedZip.SUMS)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String name = line.substring(SUM_DIGITS + 2);
                if (!line.startsWith(sum(zip, name))) {
                    throw new IllegalArgumentException("%s was changed.".formatted(name));
                }
                parts++;
            }
        }
        if (zip.size() != parts + 1) {
            throw new IllegalArgumentException("%d parts have no sum.".formatted(zip.size() - parts - 1));
        }
        return parts;
    }

    private static String sum(ZipFile zip, String name) throws IOException {
        MessageDigest digest = SummedZip.sha256();
        try (InputStream bytes = new DigestInputStream(read(zip, name), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Returns how many entries it has. */
    private long log(ZipFile zip, JsonNode manifest) throws IOException {
        JsonNode known = manifest.path("auditLog");
        if (!known.path("intact").asBoolean(false)) {
            throw new IllegalArgumentException("The audit log was not intact when it was copied.");
        }
        CopiedLogs.Check check = logs.begin(
                new TenantId(UUID.fromString(manifest.path("organisation").asString(""))),
                known.path("entries").asLong(0),
                new Hash(known.path("head").asString("")));
        try (BufferedReader lines = lines(zip, "tables/audit_entry.jsonl")) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<Verification.Broken> broken =
                        check.next(JsonMapper.shared().readTree(line));
                if (broken.isPresent()) {
                    throw new IllegalArgumentException(words(broken.get()));
                }
            }
        }
        return switch (check.end()) {
            case Verification.Intact intact -> intact.entries();
            case Verification.Broken broken -> throw new IllegalArgumentException(words(broken));
            case Verification.DecisionsDiffer _, Verification.NotAllowed _ ->
                throw new IllegalStateException("only the chain was checked");
        };
    }

    private static String words(Verification.Broken broken) {
        return "Entry %d of the audit log %s."
                .formatted(broken.sequence(), broken.fault().words());
    }

    private static BufferedReader lines(ZipFile zip, String name) throws IOException {
        return new BufferedReader(new InputStreamReader(read(zip, name), StandardCharsets.UTF_8));
    }

    private static InputStream read(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IllegalArgumentException("%s is missing.".formatted(name));
        }
        return zip.getInputStream(entry);
    }
}
