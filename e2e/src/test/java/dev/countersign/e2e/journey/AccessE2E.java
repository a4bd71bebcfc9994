package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import org.junit.jupiter.api.Test;

/** Access to a system: its owner and security decide, in whichever order. */
@InTheOffice
class AccessE2E {

    private final Office office;

    AccessE2E(Office office) {
        this.office = office;
    }

    @Test
    void theOwnerAndSecurityDecideInAnyOrder() {
        Seat ana = office.sit("ana@acme.test", "requests");
        ask(ana, "Payroll ledger");
        ask(ana, "Badge printer");
        Seat owner = office.sit("irene@acme.test", "inbox");
        Seat security = office.sit("sofia@acme.test", "inbox");

        owner.openInbox().select("Access to Payroll ledger").approve();
        security.openInbox().select("Access to Badge printer").approve();
        ana.myRequests().select("Access to Payroll ledger");
        assertThat(ana.request().step("System owner")).containsText("Irene Gil");
        assertThat(ana.request().step("System owner")).containsText("done");
        assertThat(ana.request().step("Security")).containsText("in progress");
        ana.myRequests().select("Access to Badge printer");
        assertThat(ana.request().step("Security")).containsText("done");
        assertThat(ana.request().step("System owner")).containsText("in progress");

        security.openInbox().select("Access to Payroll ledger").approve();
        owner.openInbox().select("Access to Badge printer").approve();

        assertThat(ana.request().status()).hasText("Approved");
        ana.myRequests().select("Access to Payroll ledger");
        assertThat(ana.request().status()).hasText("Approved");
    }

    private static void ask(Seat ana, String system) {
        ana.newRequest("access-request")
                .type("System", system)
                .choose("Access level", "Read and write")
                .find("System owner", "ire", "Irene Gil")
                .type("Reason", "I keep the records of my team there.")
                .submitted();
    }
}
