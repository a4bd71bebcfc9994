package dev.countersign.approval;

import com.zaxxer.hikari.HikariDataSource;
import dev.countersign.execution.Messages;
import dev.countersign.execution.Rounds;
import dev.countersign.notification.Nights;
import dev.countersign.testing.ApprovalServices;
import dev.countersign.testing.FoundComponents;
import dev.countersign.testing.SilentApprovalServices;
import dev.countersign.testing.Statements;
import dev.countersign.testing.TestClock;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The process that serves a {@link Company}: the services of the application, with what a test has in place of its surroundings. */
final class CompanyProcess {

    private final String run = UUID.randomUUID().toString();
    private final URI aws;
    private final Path dataDir;
    private final Class<? extends SilentApprovalServices> services;

    CompanyProcess(URI aws, Path dataDir, Class<? extends SilentApprovalServices> services) {
        this.aws = aws;
        this.dataDir = dataDir;
        this.services = services;
    }

    /**
     * Starts it: with the same queues each time.
     *
     * @param database a connection pool as the application has it
     */
    AnnotationConfigApplicationContext start(
            Supplier<HikariDataSource> database, TestClock clock, SfnClient states, Statements statements) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "countersign.data-dir",
                                dataDir.toString(),
                                "countersign.aws.endpoint",
                                aws.toString(),
                                "countersign.aws.access-key-id",
                                Company.KEYS.access().id(),
                                "countersign.aws.secret-access-key",
                                Company.KEYS.access().secret(),
                                "countersign.queues.email",
                                "email-" + run,
                                "countersign.queues.notifications",
                                "notifications-" + run)));
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        context.getBeanFactory().addBeanPostProcessor(statements);
        context.registerBean(HikariDataSource.class, database);
        context.registerBean(TestClock.class, () -> clock);
        context.registerBean(SfnClient.class, () -> states, bean -> bean.setPrimary(true));
        context.register(services, Messages.class, Rounds.class);
        context.register(FoundComponents.of(
                services.equals(ApprovalServices.class)
                        ? ApprovalServices.Scan.class
                        : SilentApprovalServices.Scan.class));
        // A company whose people get no letters has none.
        context.registerBean(Nights.class, bean -> bean.setLazyInit(true));
        context.refresh();
        return context;
    }
}
