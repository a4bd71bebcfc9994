package dev.countersign.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On AWS the owner migrates by a command of its own, and the application only checks that it was done. */
class MigrationIT {

    private static final String OWNER = "countersign_owner";
    private static final String APP = "countersign_app";

    private EmbeddedPostgres postgres;

    /** As RDS is when it is new: an owner who may create roles, a role of RDS for sign-in by token, and an empty database. */
    @BeforeEach
    void anEmptyDatabase() throws IOException {
        postgres = EmbeddedPostgres.start();
        JdbcClient superuser = JdbcClient.create(postgres.getPostgresDatabase());
        superuser.sql("create role " + OWNER + " login createrole").update();
        superuser.sql("create role rds_iam").update();
        superuser.sql("grant rds_iam to " + OWNER + " with admin option").update();
        superuser.sql("create database countersign owner " + OWNER).update();
    }

    @AfterEach
    void stop() throws IOException {
        postgres.close();
    }

    @Test
    void theCommandCreatesTheRoleAndTheSchemaOfWhichTheApplicationOwnsNothing() {
        migrate();

        assertThat(count("select count(*) from pg_class where relowner = '%s'::regrole".formatted(APP)))
                .isZero();
        assertThat(count("select count(*) from pg_tables where schemaname = 'public' and tableowner = '%s'"
                        .formatted(OWNER)))
                .isGreaterThan(50);
        assertThat(count(
                        "select count(*) from pg_auth_members where roleid = 'rds_iam'::regrole and member = '%s'::regrole"
                                .formatted(APP)))
                .isOne();
        assertThat(count(
                        "select count(*) from pg_roles where rolname = '%s' and (rolsuper or rolbypassrls or rolcreaterole)"
                                .formatted(APP)))
                .isZero();
    }

    @Test
    void theCommandCanBeRunAgain() {
        migrate();
        long applied = count("select count(*) from flyway_schema_history");

        migrate();

        assertThat(count("select count(*) from flyway_schema_history")).isEqualTo(applied);
    }

    @Test
    void theApplicationAcceptsTheSchemaOfItsVersionAndANewerOne() {
        migrate();
        startOnAws();

        JdbcClient.create(postgres.getDatabase(OWNER, "countersign")).sql("""
                        insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                        values (100000, '100000', 'of a later release', 'SQL', 'V100000__of_a_later_release.sql', 1, 'owner', 1, true)
                        """).update();
        new Schema(false).migrate(asApplication());
        migrate();
    }

    @Test
    void theApplicationDoesNotStartOnASchemaThatIsTooOld() {
        createApplicationRole();
        flyway(OWNER, "99").migrate();

        assertThatThrownBy(this::startOnAws)
                .extracting(NestedExceptionUtils::getMostSpecificCause, type(SchemaNotReady.class))
                .satisfies(refused -> {
                    assertThat(refused)
                            .hasMessageMatching(
                                    "The schema is at version 99, and this version of Countersign needs [1-9]\\d{2,}");
                    assertThat(new SchemaNotReadyAnalyzer().analyze(refused))
                            .extracting(FailureAnalysis::getAction)
                            .isEqualTo("Run the command migrate of this version first.");
                });
    }

    @Test
    void theApplicationDoesNotStartOnAnEmptyDatabase() {
        createApplicationRole();

        assertThatThrownBy(this::startOnAws)
                .rootCause()
                .isInstanceOf(SchemaNotReady.class)
                .hasMessageStartingWith("The schema is at version none");
    }

    /** A version that is from before the command has not let the application read the history. */
    @Test
    void theApplicationSaysThatItCannotReadWhatWasApplied() {
        createApplicationRole();
        flyway(OWNER, "latest").migrate();
        JdbcClient.create(postgres.getDatabase(OWNER, "countersign"))
                .sql("revoke select on flyway_schema_history from " + APP)
                .update();

        Schema schema = new Schema(false);
        Flyway application = asApplication();
        assertThatThrownBy(() -> schema.migrate(application))
                .isInstanceOf(SchemaNotReady.class)
                .hasMessage("The application cannot read which migrations were applied");
    }

    private void migrate() {
        Migration.run(options(
                "--spring.flyway.user=" + OWNER,
                "--countersign.database.iam-login=true",
                "--spring.profiles.active=aws"));
    }

    private void startOnAws() {
        new SpringApplicationBuilder(OnTheDatabase.class)
                .web(WebApplicationType.NONE)
                .run(options("--spring.profiles.active=aws"))
                .close();
    }

    /** What of the application is started on the database, with the configuration of the whole. */
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    @Import(Schema.class)
    static class OnTheDatabase {}

    private String[] options(String... more) {
        return Stream.concat(
                        Stream.of(
                                "--spring.datasource.url=jdbc:postgresql://localhost:%d/countersign"
                                        .formatted(postgres.getPort()),
                                "--spring.datasource.username=" + APP),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private void createApplicationRole() {
        JdbcClient.create(postgres.getPostgresDatabase())
                .sql("create role " + APP + " login")
                .update();
    }

    private Flyway asApplication() {
        return flyway(APP, "latest");
    }

    private Flyway flyway(String role, String target) {
        return Flyway.configure()
                .dataSource(postgres.getDatabase(role, "countersign"))
                .placeholders(Map.of("app_role", APP))
                .target(target)
                .load();
    }

    private long count(String query) {
        return JdbcClient.create(postgres.getDatabase("postgres", "countersign"))
                .sql(query)
                .query(Long.class)
                .single();
    }
}
