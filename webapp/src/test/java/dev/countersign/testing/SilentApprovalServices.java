package dev.countersign.testing;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.countersign.agreement.Agreements;
import dev.countersign.alarm.Alarms;
import dev.countersign.approval.ApprovalService;
import dev.countersign.attachment.AttachedFiles;
import dev.countersign.audit.AuditLog;
import dev.countersign.away.Absences;
import dev.countersign.brand.Brands;
import dev.countersign.execution.Executions;
import dev.countersign.job.DueCalls;
import dev.countersign.job.Outbox;
import dev.countersign.live.Changes;
import dev.countersign.people.Directory;
import dev.countersign.people.People;
import dev.countersign.request.RequestService;
import dev.countersign.secret.KeptKeys;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import dev.countersign.trial.TestCases;
import java.security.SecureRandom;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The services up to approvals, on the database of the test; nobody is notified. Scheduled calls run when the test says so. Not a
 * {@code @Configuration}, so that the component scan of the whole application does not find it.
 */
public class SilentApprovalServices {

    /** Where the services are; see {@link FoundComponents}. */
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
                RequestService.class,
                ApprovalService.class,
                Absences.class,
                Executions.class,
                TestCases.class,
                Agreements.class
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {
                                ".*\\.ui\\..*",
                                ".*\\.approval\\.link\\..*",
                                ".*\\.execution\\.QueueListeners",
                                ".*\\.job\\.Scheduling",
                                ".*\\.audit\\.AuditJobs",
                                ".*(Test|IT)(\\$.*)?"
                            }))
    public static class Scan {}

    @Bean
    PlatformTransactionManager transactions(DataSource database) {
        return new JdbcTransactionManager(database);
    }

    @Bean
    JdbcClient sql(DataSource database) {
        return JdbcClient.create(database);
    }

    @Bean
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Bean
    Organisation organisation(Tenants tenants, Directory directory, People people) {
        return new Organisation(tenants, directory, people);
    }

    @Bean
    DueCalls dueCalls(DataSource database, List<Task<?>> calls, TestClock clock) {
        return new DueCalls(database, calls, clock);
    }
}
