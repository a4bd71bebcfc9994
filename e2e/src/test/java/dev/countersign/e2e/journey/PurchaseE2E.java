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

    @Test
    void aVeryLargePurchaseNeedsADirectorAsWell() {
        Seat ana = office.sit("ana@acme.test", "new/purchase-request");
        ana.openForm().purchase("A delivery van", "20000.01").submitted();
        RequestPage request = ana.request();
        office.sit("marta@acme.test", "inbox")
                .openInbox()
                .select("A delivery van")
                .approve();
        office.sit("carlos@acme.test", "inbox")
                .openInbox()
                .select("A delivery van")
                .approve();
        office.sit("jon@acme.test", "inbox")
                .openInbox()
                .select("A delivery van")
                .approve();
        assertThat(request.step("Director")).containsText("in progress");

        office.sit("diego@acme.test", "inbox")
                .openInbox()
                .select("A delivery van")
                .approve();

        assertThat(request.status()).hasText("Approved");
        assertThat(request.step("Director")).containsText("Diego Santos");
    }

    @Test
    void oneDenialOfTwoEndsTheRequestAndTheOthersTaskIsGone() {
        Seat ana = office.sit("ana@acme.test", "new/purchase-request");
        ana.openForm().purchase("A leather sofa", "6000").submitted();
        office.sit("marta@acme.test", "inbox")
                .openInbox()
                .select("A leather sofa")
                .approve();
        Seat carlos = office.sit("carlos@acme.test", "inbox");
        assertThat(carlos.openInbox().line("A leather sofa")).isVisible();

        office.sit("nuria@acme.test", "inbox")
                .openInbox()
                .select("A leather sofa")
                .deny("not this year's budget");

        assertThat(ana.request().status()).hasText("Denied");
        assertThat(ana.request().reason()).containsText("not this year's budget");
        assertThat(carlos.inbox().line("A leather sofa")).hasCount(0);
    }

    @Test
    void aWithdrawnRequestLeavesEveryInbox() {
        Seat ana = office.sit("ana@acme.test", "new/purchase-request");
        ana.openForm().purchase("Fifty monitors", "4000").submitted();
        Seat marta = office.sit("marta@acme.test", "inbox");
        assertThat(marta.openInbox().line("Fifty monitors")).isVisible();

        ana.request().withdraw();

        assertThat(ana.request().status()).hasText("Withdrawn");
        assertThat(marta.inbox().line("Fifty monitors")).hasCount(0);
    }

    @Test
    void theOtherTenantSeesFindsAndOpensNothing() {
        Seat ana = office.sit("ana@acme.test", "new/purchase-request");
        String address = ana.openForm().purchase("A clandestine plan", "900").submitted();

        Seat hank = office.sit("hank@globex.test", "requests");
        hank.page().navigate(address);

        assertThat(hank.heading("Page not found")).isVisible();
        hank.open("requests?text=clandestine");
        assertThat(hank.heading("No results")).isVisible();
    }
}
