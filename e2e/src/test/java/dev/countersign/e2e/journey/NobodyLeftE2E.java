package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.RequestPage;
import dev.countersign.e2e.page.Seat;
import org.junit.jupiter.api.Test;

/** The director has no manager: the administrators are asked, and everybody reads why. */
@InTheOffice
class NobodyLeftE2E {

    private final Office office;

    NobodyLeftE2E(Office office) {
        this.office = office;
    }

    @Test
    void whereNobodyCanDecideTheAdministratorsAreAskedAndEverybodyReadsWhy() {
        Seat diego = office.sit("diego@acme.test", "new/purchase-request");
        assertThat(diego.page().locator(".who-decides")).containsText("administrator");
        diego.openForm().purchase("A velvet gavel", "300").submitted();
        RequestPage request = diego.request();
        assertThat(request.step("Manager")).containsText("Elena Prado");

        Seat elena = office.sit("elena@acme.test", "inbox");
        elena.openInbox().select("A velvet gavel");
        assertThat(elena.page().locator(".why")).containsText("administrator");
        elena.openInbox().approve();
        assertThat(request.status()).hasText("Approved");
    }
}
