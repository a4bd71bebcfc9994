package dev.countersign.template;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.Tenants;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings the built-in templates of a new release to the tenants that have not changed them, once a day. */
@Configuration(proxyBeanMethods = false)
class BuiltInUpgrades {

    private static final Logger LOG = LoggerFactory.getLogger(BuiltInUpgrades.class);

    @Bean
    Task<Void> builtInUpgradeTask(Tenants tenants, Templates templates) {
        return Tasks.recurring("built-in-upgrade", FixedDelay.of(Duration.ofDays(1)))
                .execute((instance, context) -> tenants.all().forEach(tenant -> upgrade(tenant, templates)));
    }

    /** What fails for one tenant, as AWS may limit how often it is called, is tried again the next day. */
    private static void upgrade(TenantId tenant, Templates templates) {
        try {
            templates.upgradeBuiltIn(tenant);
        } catch (RuntimeException failed) {
            LOG.error("The built-in templates of tenant {} could not be upgraded", tenant, failed);
        }
    }
}
