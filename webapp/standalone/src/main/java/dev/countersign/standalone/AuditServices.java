package dev.countersign.standalone;

import dev.countersign.approval.DecisionsAsRecorded;
import dev.countersign.audit.AuditVerification;
import dev.countersign.people.People;
import dev.countersign.removal.RemovalsAsRecorded;
import dev.countersign.secret.KeptKeys;
import dev.countersign.tenant.Tenants;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The part of the application that a check of the audit logs needs. Jobs do not run. */
@ComponentScan(
        basePackageClasses = {Tenants.class, People.class, KeptKeys.class, AuditVerification.class},
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {".*\\.audit\\.AuditJobs", ".*(Test|IT)(\\$.*)?", ".*Services"}))
@Import({DecisionsAsRecorded.class, RemovalsAsRecorded.class})
public class AuditServices {

    /** Starts it on this database. Who has started it closes it. */
    public static AnnotationConfigApplicationContext start(DataSource database, MapPropertySource settings) {
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(settings);
        context.registerBean(DataSource.class, () -> database);
        context.register(AuditServices.class);
        context.refresh();
        return context;
    }

    @Bean
    PlatformTransactionManager transactions(DataSource database) {
        return new JdbcTransactionManager(database);
    }

    @Bean
    JdbcClient sql(DataSource database) {
        return JdbcClient.create(database);
    }

    @Bean
    Clock clock() {
        return InstantSource.system().withZone(ZoneOffset.UTC);
    }

    @Bean
    RandomGenerator random() {
        return new SecureRandom();
    }
}
