package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.InboxPage;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import org.junit.jupiter.api.Test;

/** Who may decide, and what a person is told who decides too late. */
@InTheOffice
class DecidingE2E {

    private final Office office;

    DecidingE2E(Office office) {
        this.office = office;
    }

    @Test
    void whoeverComesTooLateIsToldWhoDecidedAndKeepsTheirWords() {
        submit("ana@acme.test", "A laser cutter");
        office.sit("marta@acme.test", "inbox")
                .openInbox()
                .select("A laser cutter")
                .approve();
        Seat nuria = office.sit("nuria@acme.test", "inbox");
        InboxPage late = nuria.openInbox().select("A laser cutter");
        String address = nuria.caseAddress();
        late.button("Deny").click();
        late.reason().fill("Two offers are needed.");

        Seat jon = office.sit("jon@acme.test", "inbox");
        jon.openInbox().select("A laser cutter").approve();
        assertThat(jon.toast()).containsText("approved");
        late.answer("Deny");

        assertThat(late.messages()).containsText("Jon Sáez had already approved this today");
        assertThat(late.messages()).containsText("Two offers are needed.");
        nuria.page().navigate(address);
        assertThat(late.messages()).containsText("Jon Sáez approved this today");
        assertThat(late.button("Deny")).hasCount(0);
        jon.page().navigate(address);
        assertThat(jon.openInbox().messages()).containsText("You approved this.");
    }

    @Test
    void nobodyDecidesTheirOwnRequest() {
        submit("nuria@acme.test", "A ledger of gold");
        office.sit("diego@acme.test", "inbox")
                .openInbox()
                .select("A ledger of gold")
                .approve();
        Seat jon = office.sit("jon@acme.test", "inbox");
        jon.openInbox().select("A ledger of gold");

        Seat nuria = office.sit("nuria@acme.test", "inbox");
        assertThat(nuria.page().locator(".inbox-side .chips")).isVisible();
        assertThat(nuria.openInbox().line("A ledger of gold")).hasCount(0);
        nuria.page().navigate(jon.caseAddress());
        assertThat(nuria.heading("Page not found")).isVisible();
    }

    @Test
    void anEmployeeHasNothingToApproveWith() {
        Seat ana = submit("ana@acme.test", "A coffee machine");
        Seat marta = office.sit("marta@acme.test", "inbox");
        marta.openInbox().select("A coffee machine");

        assertThat(ana.request().step("Manager")).containsText("in progress");
        assertThat(ana.button("Approve")).hasCount(0);
        ana.page().navigate(marta.caseAddress());
        assertThat(ana.heading("Page not found")).isVisible();
        assertThat(ana.button("Approve")).hasCount(0);
    }

    private Seat submit(String email, String title) {
        Seat requester = office.sit(email, "new/purchase-request");
        requester.newRequest("purchase-request").purchase(title, "6000").submitted();
        return requester;
    }
}
