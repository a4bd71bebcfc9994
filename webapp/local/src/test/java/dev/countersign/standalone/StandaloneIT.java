package dev.countersign.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.countersign.administration.StaffImport;
import dev.countersign.administration.StaffImportResult;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Visitor;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From an empty database to decided requests, to a backup, and on from that backup in another database, as docs/standalone.md tells it. */
@Tag(RunningProduct.OWN)
@Tag("crash")
class StandaloneIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Company company;

    @BeforeEach
    void begin(@TempDir Path folder) throws Exception {
        company = new Company(folder);
        company.prepareDatabase();
        Finished migrated = company.run(company.settingsOfTheOwner(), "migrate");
        assertThat(migrated.status()).as("%s", migrated).isZero();
    }

    @AfterEach
    void end() {
        company.close();
    }

    @Test
    void aRequestThatIsOpenInABackupIsDecidedAfterItCameBack(@TempDir Path backups) throws Exception {
        RequestId decided;
        RequestId open;
        String decision;
        Path backup;
        try (ConfigurableApplicationContext product = Standalone.start(company.arguments())) {
            Acme acme = organisation(product);
            Actor ana = acme.actor("ana");
            decided = acme.submit(ana, "Two chairs");
            acme.approve(acme.actor("marta"), decided);
            awaitStatus(decided, "APPROVED");
            open = acme.submit(ana, "Three lamps");
            acme.waitingFor(acme.actor("marta"), open);
            await().atMost(PATIENCE)
                    .until(() -> company.mailsTo("marta@acme.test").stream()
                            .anyMatch(subject -> subject.contains("Three lamps")));
            assertThat(signIn("marta@acme.test")).isEqualTo("/");
            decision = decisionsOf(decided);

            backup = backUp(backups);
            // Not in the backup.
            acme.submit(ana, "A fourth lamp");
        }
        loseEverything();
        restore(backup);

        assertThat(decisionsOf(decided)).isEqualTo(decision);
        try (ConfigurableApplicationContext product = Standalone.start(company.arguments())) {
            Acme acme = new Acme(product);
            assertThat(statusOf(decided)).isEqualTo("APPROVED");
            acme.approve(acme.actor("marta"), open);
            awaitStatus(open, "APPROVED");
            assertThat(signIn("ana@acme.test")).isEqualTo("/");
        }
        Finished verified = company.run(company.settings(), "audit", "verify");
        assertThat(verified.status()).as("%s", verified).isZero();
        assertThat(verified.out()).contains("acme: intact", "All 1 audit logs are intact.");
    }

    @Test
    void whatIsWrongIsToldInASentence() throws Exception {
        Map<String, String> settings = company.settings();
        settings.put("countersign.local-aws.password", "wrong");
        Finished refused = company.run(settings);
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.errors())
                .contains(
                        "Countersign: The database of SPRING_DATASOURCE_URL does not take the login of COUNTERSIGN_LOCAL_AWS_USER: FATAL: password authentication failed");

        settings.put("spring.datasource.username", company.postgres().superuser());
        settings.put("spring.datasource.password", company.postgres().password());
        assertThat(company.run(settings).errors())
                .contains("Countersign: The role postgres can read the rows of every organisation");
    }

    /** The command runs beside the product. */
    private Acme organisation(ConfigurableApplicationContext product) throws Exception {
        Finished created = company.run(
                company.settings(),
                "organisation",
                "create",
                "acme",
                "Acme",
                "Europe/Madrid",
                "elena@acme.test",
                "Elena Prado");
        assertThat(created.status()).as("%s", created).isZero();
        assertThat(created.out()).isEqualTo("acme is there. elena@acme.test is invited by email.\n");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(company.mailsTo("elena@acme.test")).hasSize(1));
        Acme acme = new Acme(product);
        byte[] file = """
                name,email,manager
                Marta Ruiz,marta@acme.test,
                Ana Torres,ana@acme.test,marta@acme.test
                Elena Prado,elena@acme.test,marta@acme.test
                """.getBytes(StandardCharsets.UTF_8);
        StaffImport imports = product.getBean(StaffImport.class);
        Actor elena = acme.actor("elena");
        StaffImportResult.Read preview = (StaffImportResult.Read) imports.preview(elena, file);
        assertThat(imports.apply(elena, file, preview.rows())).isInstanceOf(StaffImportResult.Read.class);
        return acme;
    }

    /** Returns where the person is then. */
    private String signIn(String email) {
        Visitor visitor = new Visitor(URI.create(company.address()));
        return visitor.submit(visitor.open("/sign-in"), "/sign-in", Map.of("email", email))
                .uri()
                .getPath();
    }

    private Path backUp(Path backups) throws Exception {
        try (OlderClient database = new OlderClient(company.postgres().port(), versionForTheTools())) {
            Finished written = Finished.of(
                    List.of("bash", script("backup"), company.data().toString(), backups.toString()),
                    company.environmentOf(database.port(), "countersign_backup"));
            assertThat(written.status()).as("%s", written).isZero();
            Path backup = Path.of(written.out().strip());
            assertThat(backup).hasParent(backups);
            try (Stream<Path> files = Files.walk(backup)) {
                assertThat(files)
                        .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                                .isSubsetOf(PosixFilePermissions.fromString("rwx------")));
            }
            return backup;
        }
    }

    private void loseEverything() throws Exception {
        company.dropDatabase();
        try (Stream<Path> files = Files.walk(company.data())) {
            files.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.equals(company.data()))
                    .map(Path::toFile)
                    .forEach(File::delete);
        }
        company.prepareDatabase();
    }

    private void restore(Path backup) throws Exception {
        Path key = backup.resolve("data").resolve("audit-key.json");
        String written = Files.readString(key);
        Files.writeString(key, written + " ");
        assertThat(restored(backup).errors()).contains("a file is not as it was written");
        Files.writeString(key, written);
        assertThat(restored(backup))
                .satisfies(done -> assertThat(done.status()).as("%s", done).isZero());
        assertThat(restored(backup).errors()).contains("is not empty");
    }

    private Finished restored(Path backup) throws Exception {
        return Finished.of(
                List.of(
                        "bash",
                        script("restore"),
                        backup.toString(),
                        company.data().toString()),
                company.environmentOf(
                        company.postgres().port(), company.postgres().superuser()));
    }

    private static String script(String name) {
        return Company.PACKAGE.resolve("bin").resolve(name).toString();
    }

    /** One before that of this machine's pg_dump: what came with its own version was changed again in later ones. */
    private static String versionForTheTools() throws Exception {
        boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "pg_dump")));
        assumeTrue(there, "this machine has no pg_dump: install postgresql-client");
        String said = Finished.of(List.of("pg_dump", "--version"), Map.of()).out();
        Matcher major = Pattern.compile(" (\\d+)\\.").matcher(said);
        assertThat(major.find()).as(said).isTrue();
        return Integer.parseInt(major.group(1)) - 1 + ".0";
    }

    private void awaitStatus(RequestId request, String status) {
        await().atMost(PATIENCE).until(() -> statusOf(request).equals(status));
    }

    private String statusOf(RequestId request) {
        return sql().sql("select status from request where request_id = ?")
                .param(request.value())
                .query(String.class)
                .single();
    }

    private String decisionsOf(RequestId request) {
        return sql().sql("""
                        select string_agg(to_jsonb(d)::text, ' ' order by d.decision_id) from decision d
                        join approval a using (tenant_id, approval_id) where a.request_id = ?
                        """).param(request.value()).query(String.class).single();
    }

    private JdbcClient sql() {
        return company.superuser();
    }
}
