package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import dev.countersign.e2e.product.Circumstances;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** An administrator finds requests with which something is wrong, and mends them: one that nobody can decide, and one of which a step has failed. */
@InTheOffice
class LookedAfterE2E {

    private static final String ADAM = "adam@globex.test";
    private static final String HANK = "hank@globex.test";

    private final Office office;
    private final Circumstances circumstances;

    LookedAfterE2E(Office office) {
        this.office = office;
        this.circumstances = new Circumstances(office.product());
    }

    @Test
    void whatNobodyCanDecideIsFoundAndReassigned() {
        Seat hank = office.sit(HANK, "new/purchase-request");
        hank.openForm().purchase("Anvil 7", "300").submitted();
        assertThat(hank.request().step("Manager")).containsText("in progress");
        Seat adam = office.sit(ADAM, "organisation/people");
        adam.link("wendy@globex.test").click();
        adam.button("Deactivate").click();
        adam.openInbox().dialog().getByLabel("Reason").fill("She has retired.");
        adam.openInbox().answer("Deactivate");
        assertThat(adam.button("Activate")).isVisible();

        adam.open("organisation/requests");
        choose(adam, "Nobody to decide", "nobody");
        assertThat(adam.page().getByText("All approvers have left.").first()).isVisible();
        line(adam, "Anvil 7").click();
        // The row has a button of the same name.
        assertThat(adam.heading("Anvil 7")).isVisible();
        adam.button("Reassign").click();
        adam.openForm().find("New approver", "dana", "Dana Wolfe");
        adam.openInbox().dialog().getByLabel("Reason").fill("Wendy has left.");
        adam.openInbox().answer("Reassign");
        assertThat(adam.request().activity()).containsText("Wendy has left.");

        office.sit("dana@globex.test", "inbox").openInbox().select("Anvil 7").approve();
        assertThat(hank.request().status()).hasText("Approved");
        adam.open("organisation/people?kind=left");
        adam.link("wendy@globex.test").click();
        adam.button("Activate").click();
        assertThat(adam.button("Deactivate")).isVisible();
    }

    @Test
    void whatHasFailedIsRetriedToItsEndInSpanish() throws IOException, SQLException {
        Seat hank = office.sit(HANK, "new/purchase-request");
        hank.openForm().purchase("A cracked bell", "300").submitted();
        assertThat(hank.request().step("Manager")).containsText("in progress");
        circumstances.stopExecution("A cracked bell");
        assertThat(hank.request().status()).hasText("Failed");

        Seat adam = office.sit(ADAM, "organisation/requests").speak("Español");
        choose(adam, "Fallidas", "failed");
        assertThat(adam.page().getByText("La solicitud falló").first()).isVisible();
        line(adam, "A cracked bell").click();
        assertThat(adam.request().status()).hasText("Fallida");
        adam.button("Reintentar").click();
        adam.openInbox().press("Reintentar");
        assertThat(adam.page().getByText("Escribe un motivo.")).isVisible();
        adam.openInbox().dialog().getByLabel("Motivo").fill("El reloj iba adelantado.");
        adam.openInbox().answer("Reintentar");
        assertThat(adam.request().status()).hasText("En curso");
        assertThat(adam.request().activity()).containsText("El reloj iba adelantado.");

        office.sit("wendy@globex.test", "inbox")
                .openInbox()
                .select("A cracked bell")
                .approve();
        assertThat(hank.request().status()).hasText("Approved");
        assertThat(adam.request().status()).hasText("Aprobada");
    }

    private static Locator line(Seat seat, String title) {
        return seat.page().locator("a.request-line").filter(new Locator.FilterOptions().setHasText(title));
    }

    /** Those with which this is wrong; their number follows the words. */
    private static void choose(Seat seat, String wrong, String word) {
        seat.link(wrong + " (").click();
        seat.page().waitForURL(address -> address.endsWith("?wrong=" + word));
    }
}
