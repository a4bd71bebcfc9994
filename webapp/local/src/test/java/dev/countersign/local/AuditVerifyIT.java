package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.localaws.postgres.PostgresServer;
import dev.countersign.standalone.AuditServices;
import dev.countersign.tenant.Tenant;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuditVerifyIT {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void writeTwoLogs() throws Exception {
        onDatabase((databases, server) -> {
            Map<String, Object> properties = databases.properties();
            String url = String.valueOf(properties.get("spring.datasource.url"));
            Flyway.configure()
                    .dataSource(
                            url,
                            String.valueOf(properties.get("spring.flyway.user")),
                            String.valueOf(properties.get("spring.flyway.password")))
                    .placeholders(Map.of("app_role", "countersign_app"))
                    .load()
                    .migrate();
            try (HikariDataSource database = connect(databases)) {
                write(database);
            }
        });
    }

    @Test
    void everyIntactLogIsToldInALine() {
        assertThat(verify()).isEqualTo(AuditVerify.INTACT);
        assertThat(printed())
                .containsPattern(
                        "acme: intact, 3 entries \\(0 of before signing, 3 not anchored yet\\), head [0-9a-f]{64}\n")
                .containsPattern("globex: intact, 2 entries .*\n")
                .endsWith("All 2 audit logs are intact.\n");
    }

    @Test
    void aBrokenOneIsToldWithItsEntryAndWhatIsWrong() throws Exception {
        onDatabase((databases, server) -> {
            JdbcClient sql = JdbcClient.create(server.dataSource("countersign"));
            sql.sql("alter table audit_entry disable trigger user").update();
            sql.sql("""
                            update audit_entry set content = '{"verdict": "APPROVED"}' where sequence = 2
                              and tenant_id = (select tenant_id from tenant where slug = 'acme')
                            """).update();
        });
        assertThat(verify()).isEqualTo(AuditVerify.BROKEN);
        assertThat(printed())
                .contains("acme: BROKEN, entry 2 was altered", "globex: intact", "Broken: 1 of 2 audit logs.");
    }

    /** As the product records it while it runs. */
    @Test
    void whatWasFoundBeforeIsToldOfALogThatIsIntactByNow() throws Exception {
        onDatabase((databases, server) -> {
            try (HikariDataSource database = connect(databases)) {
                inLogs(database, services -> {
                    append(services, acme(services), "audit.found-altered", Map.of("entry", "2", "fault", "ALTERED"));
                    append(services, acme(services), "audit.found-intact", Map.of());
                });
            }
        });
        assertThat(verify()).isEqualTo(AuditVerify.INTACT);
        assertThat(printed()).containsPattern("""
                        acme: intact, 5 entries .*
                        acme: a check of .*Z found that entry 2 was altered; that of .*Z found nothing any more
                        """);
    }

    @Test
    void whatCannotBeVerifiedIsRefusedWithASentence() throws Exception {
        assertThat(new AuditVerify(folder.resolve("nowhere"), stream(), stream()).run())
                .isEqualTo(AuditVerify.MISUSE);
        assertThat(folder.resolve("nowhere")).doesNotExist();
        onDatabase((databases, server) -> assertThat(verify()).isEqualTo(AuditVerify.MISUSE));
        assertThat(printed()).contains("There is no Countersign data", "is in use by another Countersign");
        Files.delete(folder.resolve("audit-key.json"));
        assertThat(verify()).isEqualTo(AuditVerify.BROKEN);
        assertThat(printed()).contains("The key audit-key.json is missing");
        assertThat(folder.resolve("audit-key.json")).doesNotExist();
    }

    private void write(HikariDataSource database) {
        inLogs(database, services -> {
            Tenants tenants = services.getBean(Tenants.class);
            for (var entries : Map.of("acme", 3, "globex", 2).entrySet()) {
                Tenant tenant = tenants.add(entries.getKey(), entries.getKey(), ZoneId.of("Europe/Madrid"));
                for (int i = 0; i < entries.getValue(); i++) {
                    append(services, tenant.id(), "thing.done", Map.of("verdict", "DENIED"));
                }
            }
        });
    }

    private void inLogs(HikariDataSource database, Consumer<AnnotationConfigApplicationContext> work) {
        try (var services = AuditServices.start(
                database, new MapPropertySource("test", Map.of("countersign.data-dir", folder.toString())))) {
            work.accept(services);
        }
    }

    private static TenantId acme(AnnotationConfigApplicationContext services) {
        Tenants tenants = services.getBean(Tenants.class);
        return tenants.all().stream()
                .filter(id -> tenants.find(id).orElseThrow().slug().equals("acme"))
                .findFirst()
                .orElseThrow();
    }

    private static void append(
            AnnotationConfigApplicationContext services, TenantId tenant, String kind, Map<String, String> details) {
        services.getBean(TenantTransaction.class)
                .run(
                        tenant,
                        () -> services.getBean(AuditLog.class)
                                .append(tenant, new AuditEvent(kind, null, null, details)));
    }

    private static HikariDataSource connect(LocalDatabases databases) {
        Map<String, Object> properties = databases.properties();
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(String.valueOf(properties.get("spring.datasource.url")));
        database.setUsername(String.valueOf(properties.get("spring.datasource.username")));
        database.setPassword(String.valueOf(properties.get("spring.datasource.password")));
        return database;
    }

    private int verify() {
        return new AuditVerify(folder, stream(), stream()).run();
    }

    private void onDatabase(BiConsumer<LocalDatabases, PostgresServer> work) throws Exception {
        try (PostgresServer server = PostgresServer.start(folder)) {
            work.accept(LocalDatabases.prepare(server), server);
        }
    }

    private PrintStream stream() {
        return new PrintStream(printed, true, StandardCharsets.UTF_8);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
