package dev.countersign.moving;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.checkbox.Checkbox;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import org.junit.jupiter.api.Test;

/** The page on which an administrator moves requests to another version. */
class MoveViewIT {

    private static final String PAGE = "organisation/templates/moved-page/move";

    private static final RunningProduct product = RunningProduct.shared();
    private static final Acme acme = new Acme(product);

    private final Orders orders = new Orders(product, acme);

    @Test
    void showsWhatFitsAndMovesWhatIsSelectedAndSaysWhatBecameOfIt() {
        Actor ana = acme.actor("ana");
        Actor marta = acme.actor("marta");
        orders.publish("moved-page", Orders.FORM, Orders.MANAGER, Orders.FINANCE);
        RequestId moved = orders.submit(ana, "moved-page", "Is selected");
        RequestId stays = orders.submit(ana, "moved-page", "Is not selected");
        acme.waitingFor(marta, moved);
        acme.waitingFor(marta, stays);
        orders.publish("moved-page", Orders.FORM, Orders.LEGAL, Orders.MANAGER);

        try (Desk elena = new Desk(product, acme.actor("elena"))) {
            elena.open("organisation/templates/moved-page?tab=versions");
            assertThat(elena.text()).contains("Move running requests…").contains("2 requests running");
            elena.open(PAGE);
            assertThat(elena.text())
                    .contains("Version 1")
                    .contains("Can be moved: stays at manager. legal comes first.")
                    .as("what finance becomes")
                    .contains("No step");
            elena.field(Checkbox.class, "Select " + orders.number(moved)).setValue(true);
            elena.click("Move 1 request");
            elena.click("Move");
            assertThat(elena.text()).doesNotContain("1 moved");
            elena.type("Reason", Orders.REASON);
            elena.click("Move");
            assertThat(elena.textWith("1 moved, 0 stayed"))
                    .contains(Orders.REASON)
                    .contains("Is selected");
            elena.open("requests/" + moved);
            assertThat(elena.text())
                    .contains("moved the request to version 2 of its template")
                    .contains(Orders.REASON);
        }
        orders.publish("moved-page", Orders.FORM, Orders.LEGAL);
        orders.publish("moved-page", Orders.FORM, Orders.FINANCE);
        try (Desk elena = new Desk(product, acme.actor("elena"))) {
            elena.open(PAGE);
            assertThat(elena.text())
                    .as("version 3 has no requests, so the page begins with 2")
                    .contains("Version 2")
                    .contains("Is selected")
                    .doesNotContain("No requests run version");
            assertThat(elena.button("Move the only one").isEnabled())
                    .as("it would stay")
                    .isFalse();
        }
        assertThat(orders.version(stays)).isEqualTo(1);
        try (Desk olivia = new Desk(product, acme.actor("olivia"))) {
            olivia.open(PAGE + "?from=1&to=2");
            assertThat(olivia.text()).contains("Is not selected").contains("1 moved, 0 stayed");
            assertThat(olivia.has("Select all that can be moved")).isFalse();
        }
    }
}
