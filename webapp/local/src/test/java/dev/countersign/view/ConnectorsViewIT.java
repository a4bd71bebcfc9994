package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.connector.Connector;
import dev.countersign.connector.Connector.Field;
import dev.countersign.connector.Connector.SignIn;
import dev.countersign.connector.ConnectorResult;
import dev.countersign.connector.Connectors;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.testing.Desks;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two administrators have opened the same connector. */
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
                .isEqualTo(new ConnectorResult.ChangedByOthers(Set.of(Field.ADDRESS), elsewhere));
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

        assertThat(name.getErrorMessage()).contains("It is now: Savings bank.");
        assertThat(name.getValue()).isEqualTo("My bank");
        assertThat(now().name()).isEqualTo("Savings bank");

        page.click("Save");

        assertThat(now().name()).isEqualTo("My bank");
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
}
