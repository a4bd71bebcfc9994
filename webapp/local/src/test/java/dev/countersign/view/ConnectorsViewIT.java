package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.connector.Connector;
import dev.countersign.connector.Connector.Field;
import dev.countersign.connector.Connector.SignIn;
import dev.countersign.connector.ConnectorResult;
import dev.countersign.connector.Connectors;
import dev.countersign.execution.ConnectorSecrets;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.testing.Desks;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.test.util.ReflectionTestUtils;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;

/** Connectors on their page: two administrators have opened the same one, or the secret cannot be stored. */
class ConnectorsViewIT {

    private static final RunningProduct product = RunningProduct.shared();
    private static final String SECRET = "s3cret";

    @RegisterExtension
    private final Desks desks = new Desks(product);

    private final Actor adam = new Acme(product).stranger("adam");
    private final Connectors connectors = product.get(Connectors.class);
    private final String key = "two-" + UUID.randomUUID().toString().substring(0, 8);
    private final Connector opened = connector("Bank", "https://bank.test/v1");

    @BeforeEach
    void add() {
        assertThat(connectors.save(adam, Optional.empty(), opened, SECRET)).isEqualTo(new ConnectorResult.Saved());
    }

    @AfterEach
    void remove() {
        connectors.remove(adam, key);
    }

    @Test
    void differentFieldsAreBothKept() {
        assertThat(save(opened, connector("Savings bank", "https://bank.test/v1"), ""))
                .isEqualTo(new ConnectorResult.Saved());
        assertThat(save(opened, connector("Bank", "https://bank.test/v2"), SECRET))
                .isEqualTo(new ConnectorResult.Saved());
        assertThat(now()).isEqualTo(connector("Savings bank", "https://bank.test/v2"));
    }

    @Test
    void aSecretIsNotKeptForAnAddressThatNobodyTypedItFor() {
        Connector elsewhere = connector("Bank", "https://elsewhere.test");
        assertThat(save(opened, elsewhere, SECRET)).isEqualTo(new ConnectorResult.Saved());

        assertThat(save(opened, connector("My bank", "https://bank.test/v1"), "another"))
                .isInstanceOfSatisfying(ConnectorResult.ChangedByOthers.class, others -> {
                    assertThat(others.fields()).containsExactly(Field.ADDRESS);
                    assertThat(others.now()).isEqualTo(elsewhere);
                });
        assertThat(now()).isEqualTo(elsewhere);
    }

    @Test
    void whatSomebodyElseHasChangedIsShownAtTheField() {
        Desk page = desks.of(adam).open("organisation/connectors");
        page.click("Change Bank");
        TextField name = page.field(TextField.class, "Name");
        name.setValue("My bank");
        save(opened, connector("Savings bank", "https://bank.test/v1"), "");

        page.click("Save");

        assertThat(name.getErrorMessage()).contains("You changed this", "Savings bank");
        assertThat(name.getValue()).isEqualTo("My bank");
        assertThat(now().name()).isEqualTo("Savings bank");

        page.click("Save");

        assertThat(now().name()).isEqualTo("My bank");
    }

    @Test
    void aSecretThatCannotBeStoredIsSaidAtItsFieldAndCanBeSavedLater() {
        ConnectorSecrets secrets = product.get(ConnectorSecrets.class);
        Object aws = ReflectionTestUtils.getField(secrets, "secrets");
        Desk page = desks.of(adam).open("organisation/connectors");
        page.click("Change Bank");
        PasswordField secret = page.field(PasswordField.class, "Secret");
        secret.setValue("another");
        try {
            ReflectionTestUtils.setField(secrets, "secrets", new Unreachable());
            page.click("Save");
        } finally {
            ReflectionTestUtils.setField(secrets, "secrets", aws);
        }
        assertThat(secret.getErrorMessage()).contains("could not be stored");
        assertThat(secret.getValue()).isEqualTo("another");
        assertThat(page.button("Save").isEnabled()).isTrue();

        page.click("Save");

        assertThat(page.text()).contains("Connector saved.");
    }

    @Test
    void allThatIsMissingIsSaidAtOnce() {
        Desk page = desks.of(adam).open("organisation/connectors").click("Add connector");
        page.field(TextField.class, "Address").setValue("not an address");
        page.field(TextField.class, "Time limit in seconds").setValue("soon");

        page.click("Save");

        assertThat(page.field(TextField.class, "Key").getErrorMessage()).contains("lower-case");
        assertThat(page.field(TextField.class, "Name").getErrorMessage()).contains("Enter a name");
        assertThat(page.field(TextField.class, "Address").getErrorMessage()).contains("Enter a web address");
        assertThat(page.field(TextField.class, "Time limit in seconds").getErrorMessage())
                .contains("60 seconds");
        assertThat(page.field(PasswordField.class, "Secret").getErrorMessage()).isEqualTo("Enter the secret.");
        assertThat(page.field(TextField.class, "Address").getValue()).isEqualTo("not an address");
    }

    private ConnectorResult save(Connector before, Connector wanted, String secret) {
        return connectors.save(adam, Optional.of(before), wanted, secret);
    }

    private Connector now() {
        return connectors.list(adam).orElseThrow().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private Connector connector(String name, String address) {
        return new Connector(
                key,
                name,
                URI.create(address),
                new SignIn.ApiKey("X-Api-Key"),
                Connector.IDEMPOTENCY_HEADER,
                Connector.TIMEOUT_SECONDS,
                Connector.RETRIED);
    }

    /** Secrets Manager when nothing answers. */
    private static final class Unreachable implements SecretsManagerClient {

        @Override
        public PutSecretValueResponse putSecretValue(PutSecretValueRequest request) {
            throw SdkClientException.create("unreachable");
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
