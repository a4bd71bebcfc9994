package dev.countersign.administration.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.AuditTrail;
import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditFilter;
import dev.countersign.audit.AuditLog;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.SignedIn;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.Services;
import dev.countersign.testing.TestDatabase;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringJUnitConfig(Services.class)
class AuditArchiveIT {

    private static final Logger LOG = LoggerFactory.getLogger(AuditArchiveIT.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** A system property makes it the million of the documentation. */
    private static final int ROWS = Integer.getInteger("countersign.audit.rows", 20_000);

    private static final long HEAP = 48L << 20;

    private final AuditTrail trail;
    private final AuditLog audit;
    private final TenantTransaction transaction;
    private final TenantId acme;
    private final SignedIn elena;
    private final Actor ana;

    @Autowired
    AuditArchiveIT(
            AuditTrail trail, AuditLog audit, TenantTransaction transaction, People people, Organisation organisation) {
        this.trail = trail;
        this.audit = audit;
        this.transaction = transaction;
        this.acme = organisation.found();
        Actor administrator = organisation.administrator(acme, "Elena Prado");
        this.elena = people.find(acme, administrator.person()).orElseThrow().signedIn(acme);
        this.ana = organisation.employee(acme, "Ana Torres");
    }

    /** By the instructions in the file, and nothing of the product. */
    @Test
    void anybodyCanVerifyTheExportedLines() throws Exception {
        append("One, with \"quotes\" and é 🙂");
        append("Two\nlines");
        Map<String, byte[]> files = unzip(export(new AuditJsonLines(), AuditFilter.ALL));

        byte[] data = Objects.requireNonNull(files.get("audit-log.jsonl"));
        JsonNode proof = JSON.readTree(Objects.requireNonNull(files.get("proof.json")));
        assertThat(proof.path("file").path("sha256").asString()).isEqualTo(hex(sha256(data)));
        List<String> lines = new String(data, StandardCharsets.UTF_8).lines().toList();
        assertThat(proof.path("file").path("entries").asLong()).isEqualTo(lines.size());
        String previous = "0".repeat(64);
        for (String line : lines) {
            JsonNode entry = JSON.readTree(line);
            assertThat(entry.path("previous").asString()).isEqualTo(previous);
            previous = hash(entry);
            assertThat(entry.path("hash").asString()).isEqualTo(previous);
        }
        assertThat(proof.path("log").path("head").asString()).isEqualTo(previous);
        assertThat(new String(Objects.requireNonNull(files.get("VERIFY.txt")), StandardCharsets.UTF_8))
                .contains("SHA-256");
    }

    @Test
    void theTableOpensUnharmed() throws Exception {
        append("=cmd()|'/C calc'!A0");
        append("A \"quoted\", line\nbreak, العربية 🙂");
        Formats formats = new Formats(new Translations(), elena.locale(), elena.zone(), Clock.systemUTC());
        Map<String, byte[]> files = unzip(export(new AuditCsv(formats), AuditFilter.ALL));

        String text = new String(Objects.requireNonNull(files.get("audit-log.csv")), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF");
        List<CSVRecord> rows =
                CSVParser.parse(text.substring(1), CSVFormat.RFC4180).getRecords();
        assertThat(rows.get(0).get(0)).isEqualTo("Entry");
        assertThat(rows.get(1).get(10)).isEqualTo("Note: =cmd()|'/C calc'!A0");
        assertThat(rows.get(2).get(10)).isEqualTo("Note: A \"quoted\", line\nbreak, العربية 🙂");
        assertThat(rows).allSatisfy(row -> assertThat(row).noneMatch(cell -> cell.startsWith("=")));
    }

    @Test
    void theSizeOfTheLogNeedsNoMemory() throws IOException {
        fill(ROWS);
        MeasuredOutput out = new MeasuredOutput();
        AuditArchive archive = new AuditArchive(trail, elena, AuditFilter.ALL, Map.of(), new AuditJsonLines());
        long before = MeasuredOutput.used();
        Instant begin = Instant.now();
        archive.write(archive.begin().orElseThrow(), out);
        Duration took = Duration.between(begin, Instant.now());
        LOG.warn(
                "Exported {} entries, {} MB, in {} ms; at most {} MB of the heap more than before",
                ROWS,
                out.bytes() >> 20,
                took.toMillis(),
                (out.most() - before) >> 20);
        assertThat(out.most() - before).isLessThan(HEAP);
    }

    /** As whoever owns the database, since hashes and signatures are not read by an export. */
    private void fill(int rows) {
        var owner = TestDatabase.get().owner();
        new TransactionTemplate(new JdbcTransactionManager(owner)).executeWithoutResult(status -> {
            JdbcClient sql = JdbcClient.create(owner);
            sql.sql("select set_config('app.tenant_id', ?, true)")
                    .param(acme.toString())
                    .query((row, index) -> row.getString(1))
                    .single();
            sql.sql("alter table audit_entry disable trigger user").update();
            sql.sql("""
                    insert into audit_entry
                      (tenant_id, sequence, at, actor_id, kind, content, previous_hash, hash, signature)
                    select :tenant, n, now(), :actor, 'approval.decided',
                      json_build_object('approval', gen_random_uuid(), 'comment', repeat('all right ', 8))::text,
                      sha256(n::text::bytea), sha256(n::text::bytea), sha256(n::text::bytea)
                    from generate_series(1, :rows) n
                    """)
                    .param("tenant", acme.value())
                    .param("actor", ana.person().value())
                    .param("rows", rows)
                    .update();
            sql.sql(
                            "insert into audit_head (tenant_id, sequence, hash) values (:tenant, :rows, sha256(:rows::text::bytea))")
                    .param("tenant", acme.value())
                    .param("rows", rows)
                    .update();
            sql.sql("alter table audit_entry enable trigger user").update();
        });
    }

    private void append(String note) {
        transaction.run(
                acme, () -> audit.append(acme, new AuditEvent("thing.done", ana.person(), null, Map.of("note", note))));
    }

    private byte[] export(AuditArchive.Format format, AuditFilter filter) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AuditArchive archive = new AuditArchive(trail, elena, filter, Map.of(), format);
        archive.write(archive.begin().orElseThrow(), out);
        return out.toByteArray();
    }

    private static Map<String, byte[]> unzip(byte[] file) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String hash(JsonNode entry) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(HexFormat.of().parseHex(entry.path("previous").asString()));
        out.writeLong(entry.path("sequence").asLong());
        out.writeLong(ChronoUnit.MICROS.between(
                Instant.EPOCH, Instant.parse(entry.path("at").asString())));
        for (String member : List.of("actor", "kind", "request", "content")) {
            if (entry.path(member).isNull()) {
                out.writeInt(-1);
            } else {
                byte[] text = entry.path(member).asString().getBytes(StandardCharsets.UTF_8);
                out.writeInt(text.length);
                out.write(text);
            }
        }
        return hex(sha256(bytes.toByteArray()));
    }

    private static byte[] sha256(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
