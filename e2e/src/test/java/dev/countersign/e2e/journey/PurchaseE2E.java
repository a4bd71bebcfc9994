package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.RequestPage;
import dev.countersign.e2e.page.Seat;
import org.junit.jupiter.api.Test;

/** The main job, end to end: submit in the browser, wait in Step Functions, decide in the browser. */
@InTheOffice
class PurchaseE2E {

    private final Office office;

    PurchaseE2E(Office office) {
        this.office = office;
    }

    @Test
    void aLargePurchaseTakesItsWayAndTheRequestersPageFollows() {
        Seat ana = office.sit("ana@acme.test", "new/purchase-request");
        ana.openForm().purchase("12 standing desks", "12000").submitted();
        RequestPage request = ana.request();
        assertThat(request.step("Manager")).containsText("Marta Ruiz");

        Seat marta = office.sit("marta@acme.test", "inbox");
        marta.openInbox().select("12 standing desks").approve();
        assertThat(request.step("Finance")).containsText("in progress");
        assertThat(request.step("Budget owner")).containsText("Carlos Vega");

        office.sit("nuria@acme.test", "inbox")
                .openInbox()
                .select("12 standing desks")
                .approveByKey();
        assertThat(request.step("Finance")).containsText("done");
        office.sit("carlos@acme.test", "inbox")
                .openInbox()
                .select("12 standing desks")
                .approve();

        assertThat(request.status()).hasText("Approved");
        assertThat(request.activity()).containsText("Request approved");
        assertThat(request.step("Director")).containsText("above €20,000");
    }
}
