package dev.countersign.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.connector.Connector.Field;
import dev.countersign.connector.Connector.SignIn;
import dev.countersign.execution.SecretServices;
import dev.countersign.people.Actor;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.SecretsInMemory;
import dev.countersign.testing.Services;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Connectors are saved while AWS is slow or away, and functions read each address with the secret that was typed for it. */
@SpringJUnitConfig(ConnectorsIT.Configured.class)
class ConnectorsIT {

    @Import({
        Services.class,
        SecretServices.class,
        Connectors.class,
        ConnectorHistory.class,
        ConnectorRepository.class,
        ConnectorCalls.class,
        WriteConnectorCall.class
    })
    static class Configured {}

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Executor THREADS = Thread::startVirtualThread;

    private final Connectors connectors;
    private final WriteConnectorCall call;
    private final SecretsInMemory aws;
    private final JdbcClient sql;
    private final Actor elena;
    private final Actor olga;

    @Autowired
    ConnectorsIT(
            Connectors connectors,
            WriteConnectorCall call,
            SecretsInMemory aws,
            JdbcClient sql,
            Organisation organisation) {
        this.connectors = connectors;
        this.call = call;
        this.aws = aws;
        this.sql = sql;
        this.elena = organisation.administrator(organisation.found(), "Elena Prado");
        this.olga = organisation.administrator(elena.tenant(), "Olga Sanz");
    }

    @AfterEach
    void reach() {
        aws.down(false);
    }

    @Test
    void somebodyElseSavesWhileAwsIsSlow() {
        SecretsInMemory.Held held = aws.holdNextWrite();
        CompletableFuture<ConnectorResult> slow = CompletableFuture.supplyAsync(
                () -> connectors.save(elena, Optional.empty(), bank("v1"), "s1"), THREADS);
        held.awaitArrival();

        Connector open = new Connector(
                "rates", "Rates", URI.create("https://rates.test"), new SignIn.None(), "X-Id", 20, Set.of());
        assertThat(CompletableFuture.supplyAsync(() -> connectors.save(olga, Optional.empty(), open, ""), THREADS))
                .as("does not wait for AWS")
                .succeedsWithin(SOON)
                .isEqualTo(new ConnectorResult.Saved());
        held.release();

        assertThat(slow).succeedsWithin(SOON).isEqualTo(new ConnectorResult.Saved());
        assertThat(connectors.list(elena).orElseThrow())
                .extracting(Connector::key)
                .containsExactly("bank", "rates");
    }

    @Test
    void theSecretOfOneIsNotKeptBesideTheAddressOfAnother() {
        saved(elena, Optional.empty(), bank("v1"), "s1");
        write();
        SecretsInMemory.Held held = aws.holdNextWrite();
        CompletableFuture<ConnectorResult> slow = CompletableFuture.supplyAsync(
                () -> connectors.save(elena, Optional.of(bank("v1")), bank("v2"), "s2"), THREADS);
        held.awaitArrival();
        saved(olga, Optional.of(bank("v1")), bank("v3"), "s3");
        held.release();

        assertThat(slow).succeedsWithin(SOON).isInstanceOfSatisfying(ConnectorResult.ChangedByOthers.class, others -> {
            assertThat(others.fields()).containsExactly(Field.ADDRESS);
            assertThat(others.now()).isEqualTo(bank("v3"));
            assertThat(Objects.requireNonNull(others.last().get(Field.ADDRESS))
                            .by()
                            .id())
                    .isEqualTo(olga.person());
        });
        write();
        assertThat(read()).contains("/v3", "s3").doesNotContain("s2");

        forgetAll();
        assertThat(mine().keySet()).as("nothing is left over").containsExactly(name());
    }

    @Test
    void whatIsWrittenAgainAfterAnOutageIsTheLatest() {
        saved(elena, Optional.empty(), bank("v1"), "s1");
        aws.down(true);
        assertThatThrownBy(this::write).isInstanceOf(SdkClientException.class);
        assertThat(connectors.save(olga, Optional.of(bank("v1")), bank("v2"), "s2"))
                .as("a secret needs AWS")
                .isEqualTo(new ConnectorResult.SecretNotStored());
        assertThat(connectors.save(olga, Optional.of(bank("v1")), named("Savings bank"), ""))
                .as("the rest does not")
                .isEqualTo(new ConnectorResult.Saved());
        aws.down(false);
        assertThatThrownBy(this::forgetAll).hasMessageContaining("not written yet");

        write();
        assertThat(read()).contains("/v1", "s1");
        saved(elena, Optional.of(named("Savings bank")), bank("v1"), "");
        write();
        assertThat(read()).as("the secret stays").contains("s1");
        forgetAll();
        assertThat(mine().keySet()).containsExactly(name());
    }

    @Test
    void whatIsRemovedIsRemovedAtAws() {
        saved(elena, Optional.empty(), bank("v1"), "s1");
        write();
        assertThat(connectors.remove(olga, "bank")).isEqualTo(new ConnectorResult.Removed());
        write();
        assertThat(mine()).doesNotContainKey(name());
    }

    private void saved(Actor actor, Optional<Connector> opened, Connector wanted, String secret) {
        assertThat(connectors.save(actor, opened, wanted, secret)).isEqualTo(new ConnectorResult.Saved());
    }

    /** What the scheduled call does. */
    private void write() {
        String id = elena.tenant() + "/bank";
        assertThat(sql.sql(
                                "select count(*) from scheduled_tasks where task_name = 'write-connector' and task_instance = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .as("scheduled once")
                .isEqualTo(1);
        call.write(new ConnectorCalls.Ref(elena.tenant().value(), "bank"));
    }

    private void forgetAll() {
        List<String> waiting = sql.sql("""
                        select task_instance from scheduled_tasks
                        where task_name = 'forget-secret' and convert_from(task_data, 'UTF8') like ?
                        """)
                .param("%" + elena.tenant() + "%")
                .query((row, _) -> row.getString("task_instance"))
                .list();
        waiting.forEach(id -> call.forget(new WaitingSecret(elena.tenant().value(), "bank", UUID.fromString(id))));
    }

    private @Nullable String read() {
        return mine().get(name());
    }

    private String name() {
        return "countersign/connectors/" + elena.tenant() + "/bank";
    }

    private Map<String, String> mine() {
        return aws.all().entrySet().stream()
                .filter(secret -> secret.getKey().contains(elena.tenant().toString()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Connector bank(String version) {
        return connector("Bank", version);
    }

    private static Connector named(String name) {
        return connector(name, "v1");
    }

    private static Connector connector(String name, String version) {
        return new Connector(
                "bank",
                name,
                URI.create("https://bank.test/" + version),
                new SignIn.ApiKey("X-Api-Key"),
                Connector.IDEMPOTENCY_HEADER,
                Connector.TIMEOUT_SECONDS,
                Connector.RETRIED);
    }
}
