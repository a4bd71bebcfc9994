package dev.countersign.localaws.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.TestDatabases;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

class SecretsTest {

    @Test
    void aSecretIsStoredEncryptedReadReplacedAndDeleted() throws Exception {
        var database = TestDatabases.fresh();
        try (var aws = LocalAws.start(LocalAwsConfig.on(0, database, TestClients.KEYS));
                var secrets = TestClients.client(SecretsManagerClient.builder(), aws.endpoint())) {
            String arn = secrets.createSecret(secret -> secret.name("a/b").secretString("hush"))
                    .arn();
            assertThatThrownBy(() ->
                            secrets.createSecret(secret -> secret.name("a/b").secretString("other")))
                    .isInstanceOf(ResourceExistsException.class);
            assertThat(secrets.getSecretValue(one -> one.secretId(arn)).secretString())
                    .isEqualTo("hush");
            try (var connection = database.getConnection();
                    var rows = connection.createStatement().executeQuery("select value from secret")) {
                assertThat(rows.next()).isTrue();
                assertThat(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1))
                        .doesNotContain("hush");
            }
            secrets.putSecretValue(one -> one.secretId("a/b").secretString("hush 2"));
            assertThat(secrets.getSecretValue(one -> one.secretId("a/b")).secretString())
                    .isEqualTo("hush 2");
            secrets.deleteSecret(one -> one.secretId("a/b").forceDeleteWithoutRecovery(true));
            assertThatThrownBy(() -> secrets.getSecretValue(one -> one.secretId("a/b")))
                    .isInstanceOf(ResourceNotFoundException.class);
            assertThatThrownBy(() ->
                            secrets.putSecretValue(one -> one.secretId("a/b").secretString("x")))
                    .isInstanceOf(ResourceNotFoundException.class);
        }
    }
}
