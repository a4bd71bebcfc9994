package dev.countersign.organisation;

import dev.countersign.attachment.AttachedFiles;
import dev.countersign.attachment.AttachmentId;
import dev.countersign.attachment.StoredCopies;
import dev.countersign.audit.AuditVerification;
import dev.countersign.audit.Verification;
import dev.countersign.tenant.Tenant;
import dev.countersign.tenant.TenantTransaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes everything of an organisation into a ZIP file: each table with a row on a line, its files, the copies of requests that were removed, what the check of its
 * audit log says, and the sums of all that. It is written part by part and needs little memory. Nothing changes meanwhile if the organisation is suspended.
 */
@Component
class OrganisationCopy {

    private static final int PAGE = 500;
    /** The name of the entry that says what the copy has. */
    static final String MANIFEST = "manifest.json";

    private static final UUID FIRST = new UUID(0, 0);

    private final TenantTables tables;
    private final OrganisationRepository organisations;
    private final AttachedFiles files;
    private final StoredCopies copies;
    private final AuditVerification logs;
    private final TenantTransaction transaction;
    private final Clock clock;

    OrganisationCopy(
            TenantTables tables,
            OrganisationRepository organisations,
            AttachedFiles files,
            StoredCopies copies,
            AuditVerification logs,
            TenantTransaction transaction,
            Clock clock) {
        this.tables = tables;
        this.organisations = organisations;
        this.files = files;
        this.copies = copies;
        this.logs = logs;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What was written.
     *
     * @param rows by table
     * @param missing files that have a row and no bytes
     */
    record Written(Map<String, Long> rows, int files, List<String> missing) {}

    Written write(Tenant tenant, OutputStream out) throws IOException {
        Written written = new Written(new LinkedHashMap<>(), 0, new ArrayList<>());
        List<TenantTables.Table> copied = tables.copied();
        try (SummedZip zip = new SummedZip(out)) {
            for (TenantTables.Table table : copied) {
                zip.add(
                        "tables/" + table.name() + ".jsonl",
                        entry -> written.rows().put(table.name(), rows(tenant, table, entry)));
            }
            int stored = attachments(tenant, zip, written.missing()) + removed(tenant, zip, written.missing());
            Written all = new Written(written.rows(), stored, written.missing());
            zip.add(
                    MANIFEST,
                    entry -> entry.write(JsonMapper.shared()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsBytes(manifest(tenant, copied, all))));
            zip.finish();
            return all;
        }
    }

    private long rows(Tenant tenant, TenantTables.Table table, OutputStream out) {
        return transaction.call(tenant.id(), () -> {
            long[] count = {0};
            tables.read(table, row -> {
                try {
                    out.write((row.getString(1) + "\n").getBytes(StandardCharsets.UTF_8));
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
                count[0]++;
            });
            return count[0];
        });
    }

    private int attachments(Tenant tenant, SummedZip zip, List<String> missing) throws IOException {
        int count = 0;
        UUID after = FIRST;
        List<UUID> page;
        do {
            UUID from = after;
            page = transaction.call(tenant.id(), () -> organisations.files(from, PAGE));
            for (UUID file : page) {
                count += add(zip, "files/" + file, () -> files.open(tenant.id(), new AttachmentId(file)), missing);
                after = file;
            }
        } while (page.size() == PAGE);
        return count;
    }

    private int removed(Tenant tenant, SummedZip zip, List<String> missing) throws IOException {
        int count = 0;
        for (UUID removal : transaction.call(tenant.id(), organisations::removals)) {
            count += add(zip, "removed-requests/" + removal + ".zip", () -> copies.open(tenant.id(), removal), missing);
        }
        return count;
    }

    private interface Opened {
        InputStream open() throws IOException;
    }

    private static int add(SummedZip zip, String name, Opened file, List<String> missing) throws IOException {
        try (InputStream bytes = file.open()) {
            zip.add(name, bytes::transferTo);
            return 1;
        } catch (NoSuchFileException none) {
            missing.add(name);
            return 0;
        }
    }

    private Map<String, Object> manifest(Tenant tenant, List<TenantTables.Table> copied, Written written) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("organisation", tenant.id().toString());
        manifest.put("slug", tenant.slug());
        manifest.put("name", tenant.name());
        manifest.put("writtenAt", clock.instant().toString());
        manifest.put("rows", written.rows());
        manifest.put("files", written.files());
        manifest.put("missingFiles", written.missing());
        manifest.put("leftOutTables", TenantTables.LEFT_OUT);
        manifest.put(
                "leftOutColumns",
                copied.stream()
                        .flatMap(table -> table.secret().stream().map(column -> table.name() + "." + column))
                        .toList());
        manifest.put("auditLog", auditLog(logs.check(tenant.id())));
        return manifest;
    }

    private static Map<String, Object> auditLog(AuditVerification.Checked log) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("intact", log.result() instanceof Verification.Intact);
        told.put("anchoredUpTo", log.anchored());
        if (log.result() instanceof Verification.Intact intact) {
            told.put("entries", intact.entries());
            told.put("head", intact.head().hex());
        }
        return told;
    }
}
