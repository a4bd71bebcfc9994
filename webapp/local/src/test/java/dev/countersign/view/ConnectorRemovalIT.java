package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.connector.Connector;
import dev.countersign.connector.Connectors;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.template.Templates;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Connectors on their page. */
class ConnectorRemovalIT {

    private static final String PAGE = "organisation/connectors";

    private static final RunningProduct product = RunningProduct.shared();

    private final Actor elena = new Acme(product).actor("elena");

    @Test
    void whatIsRemovedIsAskedForAndTheTemplatesThatCallItAreNamed() {
        BuiltInTemplates.all().stream()
                .filter(template -> template.key().equals("order"))
                .forEach(template -> product.get(Templates.class).publish(elena, template));
        try (Desk desk = new Desk(product, elena)) {
            desk.open(PAGE).click("Change Shop (demo)").click("Remove");
            assertThat(desk.text()).contains("These templates call it:", "Order");
            desk.click("Cancel");
            assertThat(keys()).contains("shop");
        }
    }

    @Test
    void aConnectorIsAddedAndRemoved() {
        try (Desk desk = new Desk(product, elena)) {
            desk.open(PAGE).click("Add connector");
            desk.field(TextField.class, "Key").setValue("Not a key");
            desk.field(TextField.class, "Name").setValue("Ledger");
            desk.field(TextField.class, "Address").setValue("https://ledger.example/v1");
            desk.field(PasswordField.class, "Secret").setValue("not-to-be-seen");
            desk.click("Save");
            assertThat(desk.field(TextField.class, "Key").getErrorMessage()).contains("lower-case");
            desk.field(TextField.class, "Key").setValue("ledger");
            desk.click("Save");
            assertThat(keys()).contains("ledger");
            assertThat(desk.open(PAGE).text()).contains("Ledger").doesNotContain("not-to-be-seen");
            desk.click("Change Ledger").click("Remove").click("Remove");
            assertThat(keys()).doesNotContain("ledger");
        }
    }

    private List<String> keys() {
        return product.get(Connectors.class).list(elena).orElseThrow().stream()
                .map(Connector::key)
                .toList();
    }
}
