package dev.countersign.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.execution.SecretServices;
import dev.countersign.people.Actor;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.SecretsInMemory;
import dev.countersign.testing.Services;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The secret of a webhook that is removed, or never came to be, does not stay at AWS, also if AWS is away for a while. */
@SpringJUnitConfig(WebhookSecretsIT.Configured.class)
class WebhookSecretsIT {

    @Import({
        Services.class,
        SecretServices.class,
        Webhooks.class,
        WebhookRepository.class,
        WebhookRules.class,
        WebhookRecords.class,
        ForgetSecretCall.class
    })
    static class Configured {}

    private final Webhooks webhooks;
    private final ForgetSecretCall call;
    private final SecretsInMemory aws;
    private final JdbcClient sql;
    private final Actor elena;

    @Autowired
    WebhookSecretsIT(
            Webhooks webhooks, ForgetSecretCall call, SecretsInMemory aws, JdbcClient sql, Organisation organisation) {
        this.webhooks = webhooks;
        this.call = call;
        this.aws = aws;
        this.sql = sql;
        this.elena = organisation.administrator(organisation.found(), "Elena Prado");
    }

    @AfterEach
    void reach() {
        aws.down(false);
    }

    @Test
    void whatIsRemovedWhileAwsIsAwayIsRemovedThereLater() {
        WebhookId id = created();
        forgetAll();
        assertThat(secrets()).as("it is needed").hasSize(1);

        aws.down(true);
        assertThat(webhooks.remove(elena, id)).isEqualTo(new WebhookResult.Saved());
        assertThat(webhooks.find(elena, id)).isEmpty();
        assertThatThrownBy(this::forgetAll).isInstanceOf(SdkClientException.class);
        assertThat(secrets()).hasSize(1);

        aws.down(false);
        forgetAll();
        assertThat(secrets()).isEmpty();
    }

    @Test
    void whatIsWrittenAfterTheRemovalIsRemovedAsWell() {
        WebhookId id = created();
        SecretsInMemory.Held held = aws.holdNextWrite();
        Thread renewing = Thread.ofVirtual().start(() -> webhooks.renewSecret(elena, id));
        held.awaitArrival();
        webhooks.remove(elena, id);
        call.run(new ForgetSecretCall.Ref(elena.tenant().value(), id.value()));
        held.release();
        assertThat(join(renewing)).isTrue();

        forgetAll();
        assertThat(secrets()).isEmpty();
    }

    private static boolean join(Thread thread) {
        try {
            return thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private WebhookId created() {
        WebhookDraft draft = new WebhookDraft(
                "Ledger", WebhookKind.JSON, "https://hooks.example.com/in", Set.of(WebhookEvent.ENDED), Locale.ENGLISH);
        return ((WebhookResult.Created) webhooks.create(elena, draft)).id();
    }

    /** What the scheduled calls do. */
    private void forgetAll() {
        List<String> webhooksOfCalls = sql.sql("""
                        select task_instance from scheduled_tasks
                        where task_name = 'forget-webhook-secret' and convert_from(task_data, 'UTF8') like ?
                        """)
                .param("%" + elena.tenant() + "%")
                .query((row, _) -> row.getString("task_instance"))
                .list();
        assertThat(webhooksOfCalls).isNotEmpty();
        webhooksOfCalls.forEach(one -> call.run(
                new ForgetSecretCall.Ref(elena.tenant().value(), UUID.fromString(one.substring(0, one.indexOf('/'))))));
    }

    private List<String> secrets() {
        return aws.all().keySet().stream()
                .filter(name -> name.contains(elena.tenant().toString()))
                .toList();
    }
}
