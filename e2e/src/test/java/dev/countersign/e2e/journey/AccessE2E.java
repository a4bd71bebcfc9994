package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import dev.countersign.e2e.product.Circumstances;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Access to a system: its owner and security decide, and one person cannot be both. */
@InTheOffice
class AccessE2E {

    private final Office office;
    private final Circumstances circumstances;

    AccessE2E(Office office) {
        this.office = office;
        this.circumstances = new Circumstances(office.product());
    }

    @Test
    void whoDecidedOneSideReadsThatSomebodyElseDecidesTheOther() throws Exception {
        Seat ana = office.sit("ana@acme.test", "requests");
        ask(ana, "Vault", "Sofía León");
        Seat sofia = office.sit("sofia@acme.test", "inbox");
        sofia.openInbox().lines().filter(vault()).click();
        sofia.page().waitForURL("**/inbox/*");
        String address = sofia.page().url().replaceAll("[?].*", "");
        int id = address.lastIndexOf('/') + 1;
        String other = address.substring(0, id) + circumstances.otherApproval(address.substring(id));

        sofia.openInbox().approve();
        assertThat(sofia.openInbox().lines().filter(vault()).first()).isHidden();
        sofia.page().navigate(other);

        assertThat(sofia.openInbox().messages())
                .hasText(Pattern.compile("You approved as (Security|System owner)\\. "
                        + "Someone else must decide as (System owner|Security)\\."));
        assertThat(sofia.openInbox().button("Approve")).hasCount(0);
        sofia.photograph("decided-elsewhere");
        ana.myRequests().searchWithPauses("acc", "ess to", " vault").select("Access to Vault");
        assertThat(ana.page().locator(".path").first()).containsText("Diego Santos");
        assertThat(ana.page().locator(".path").first()).containsText("A different person must decide each side");
        ana.photograph("different-people");
    }

    private static Locator.FilterOptions vault() {
        return new Locator.FilterOptions().setHasText("Access to Vault");
    }

    private static void ask(Seat ana, String system, String owner) {
        ana.newRequest("access-request")
                .type("System", system)
                .choose("Access level", "Read and write")
                .find("System owner", owner.substring(0, 3), owner)
                .type("Reason", "I keep the records of my team there.")
                .submitted();
    }
}
