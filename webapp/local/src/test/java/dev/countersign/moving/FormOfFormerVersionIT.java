package dev.countersign.moving;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.local.RunningProduct;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import org.junit.jupiter.api.Test;

/** Somebody fills in a form while another version of its template is published. */
class FormOfFormerVersionIT {

    private static final String KEY = "form-of-former-version";

    private static final RunningProduct product = RunningProduct.shared();
    private static final Acme acme = new Acme(product);

    private final Orders orders = new Orders(product, acme);

    @Test
    void isNotSubmittedBeforeThePersonHasSeenTheNewOne() {
        orders.publish(KEY, Orders.FORM, Orders.MANAGER);
        try (Desk ana = new Desk(product, acme.actor("ana"))) {
            ana.open("new/" + KEY);
            ana.field(TextField.class, "Title").setValue("A desk");
            orders.publish(KEY, Orders.FORM, Orders.FINANCE);
            ana.click("Submit");
            assertThat(ana.text()).contains("This form was changed since you opened it.");
            assertThat(ana.has("Open the new form")).isTrue();
            ana.open("requests");
            assertThat(ana.text()).doesNotContain("A desk");
            ana.open("new/" + KEY);
            ana.field(TextField.class, "Title").setValue("A desk");
            ana.click("Submit");
            assertThat(ana.text()).doesNotContain("This form was changed since you opened it.");
        }
    }
}
