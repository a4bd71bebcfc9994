package dev.countersign.testing;

import com.zaxxer.hikari.HikariDataSource;
import dev.countersign.alarm.Alarms;
import dev.countersign.attachment.AttachedFiles;
import dev.countersign.audit.AuditLog;
import dev.countersign.brand.Brands;
import dev.countersign.execution.Executions;
import dev.countersign.job.Outbox;
import dev.countersign.live.Changes;
import dev.countersign.people.Directory;
import dev.countersign.people.People;
import dev.countersign.request.RequestService;
import dev.countersign.secret.KeptKeys;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The services below approvals, on a real database, without web and without AWS: calls stay in the outbox. Not a {@code @Configuration}, so that the
 * component scan of the whole application does not find it.
 */
@ComponentScan(
        basePackageClasses = {
            TenantTransaction.class,
            Brands.class,
            Outbox.class,
            KeptKeys.class,
            People.class,
            AuditLog.class,
            Changes.class,
            Alarms.class,
            Templates.class,
            AttachedFiles.class,
            RequestService.class
        },
        basePackages = {
            "dev.countersign.administration",
            "dev.countersign.brand",
            "dev.countersign.insight",
            "dev.countersign.removal",
            "dev.countersign.token",
            "dev.countersign.trial",
            "dev.countersign.agreement"
        },
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {
                            ".*\\.ui\\..*",
                            ".*\\.job\\.Scheduling",
                            ".*\\.audit\\.AuditJobs",
                            ".*\\.removal\\.RemovalJobs",
                            ".*\\.insight\\.InsightJobs",
                            ".*\\.request\\.EndReview",
                            ".*\\.request\\.Retries",
                            ".*\\.administration\\.AlarmReview",
                            ".*\\.administration\\.Deliveries",
                            ".*\\.administration\\.ExecutionMonitor",
                            ".*\\.administration\\.FirstSteps",
                            ".*\\.administration\\.QueueWatch",
                            ".*(Test|IT)(\\$.*)?"
                        }))
@ComponentScan(
        basePackageClasses = Executions.class,
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Executions.class))
@ComponentScan(
        basePackages = {"dev.countersign.approval", "dev.countersign.away"},
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {
                            // Who gets what waits for somebody who leaves, and what waits for too few people.
                            ".*\\.approval\\.(Succession|TooFewAsked|Vacancies|VacancyRepository|ManagerChain|AwayApprovers|NextAbove)",
                            ".*\\.approval\\.(Assignment|OpenAssignment|Approval|Decision)Repository",
                            ".*\\.away\\.(StandIns|AbsenceRepository)"
                        }))
public class Services {

    /** The folder of the keys. */
    @Bean
    static BeanFactoryPostProcessor dataFolder(ConfigurableEnvironment settings) {
        return beans -> settings.getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "countersign.data-dir",
                                TestDatabase.get().folder().toString())));
    }

    @Bean(destroyMethod = "close")
    protected HikariDataSource database() {
        return TestDatabase.get().app();
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
        return Clock.systemUTC();
    }

    @Bean
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Bean
    StateMachinesInMemory stateMachines() {
        return new StateMachinesInMemory();
    }

    @Bean
    ListedApprovals approvals() {
        return new ListedApprovals();
    }

    @Bean
    Organisation organisation(Tenants tenants, Directory directory, People people) {
        return new Organisation(tenants, directory, people);
    }
}
