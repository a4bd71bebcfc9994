package dev.countersign.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The command {@code migrate}: brings the schema to the version of this program, as the owner of the tables ({@code spring.flyway.user}), and ends. It
 * starts nothing else of the application.
 */
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
public class Migration {

    private static final Logger LOG = LoggerFactory.getLogger(Migration.class);

    /** Returns when the schema is migrated; throws if it cannot be. */
    public static void run(String... options) {
        new SpringApplicationBuilder(Migration.class)
                .web(WebApplicationType.NONE)
                .run(options)
                .close();
    }

    @Bean
    FlywayMigrationStrategy migrateAsOwner(
            @Value("${spring.flyway.placeholders.app_role}") String role,
            @Value("${countersign.database.iam-login:false}") boolean iamLogin) {
        return flyway -> {
            prepareRole(flyway.getConfiguration().getDataSource(), role, iamLogin);
            int migrated = flyway.migrate().migrationsExecuted;
            LOG.info("The schema is at version {}, after {} migrations.", version(flyway), migrated);
        };
    }

    /** Creates the application's role, to which the migrations give its rights. */
    private static void prepareRole(DataSource owner, String role, boolean iamLogin) {
        JdbcClient sql = JdbcClient.create(owner);
        boolean there = sql.sql("select exists (select from pg_roles where rolname = :role)")
                .param("role", role)
                .query(Boolean.class)
                .single();
        if (there) {
            return;
        }
        execute(sql, "select format('create role %I login nosuperuser nobypassrls', :role)", role);
        if (iamLogin) {
            // RDS lets members of this role sign in with a token and not with a password.
            execute(sql, "select format('grant rds_iam to %I', :role)", role);
        }
    }

    private static void execute(JdbcClient sql, String statement, String role) {
        sql.sql(sql.sql(statement).param("role", role).query(String.class).single())
                .update();
    }

    private static String version(Flyway flyway) {
        return Schema.version(flyway.info().current());
    }
}
