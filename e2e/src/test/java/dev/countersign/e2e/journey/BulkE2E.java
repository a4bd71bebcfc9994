package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.KeyboardModifier;
import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.InboxPage;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many approvals are decided in one go. */
@InTheOffice
class BulkE2E {

    private final Office office;

    BulkE2E(Office office) {
        this.office = office;
    }

    @Test
    void aManagerDecidesTwentyInOneGoAndTakesThemBack() {
        submitTwenty();
        Seat dana = office.sit("dana@globex.test", "inbox");
        Page page = dana.page();
        InboxPage inbox = dana.openInbox();
        assertThat(inbox.line("Crate")).hasCount(20);
        selectAll(inbox);
        assertThat(page.locator(".bulk-bar")).containsText("20 selected");
        String seventh = inbox.line("Crate 07").getAttribute("href");

        inbox.awaitKeys();
        page.keyboard().press("a");
        assertThat(inbox.dialog()).containsText("Approve 20 requests?");
        assertThat(inbox.dialog()).containsText("Total: €18,000");
        assertThat(dana.button("Approve 20")).isFocused();
        approveInAnotherTab(page, seventh);
        inbox.answer("Approve 20");

        assertThat(dana.toast()).containsText("You approved 19 requests");
        assertThat(page.locator(".bulk-results"))
                .containsText("Crate 07: Your answer was not recorded: you had already approved this today");
        assertThat(page.locator(".bulk-buttons")).isHidden();
        dana.undo();
        assertThat(inbox.line("Crate")).hasCount(19);
        assertThat(dana.toast()).containsText("19 decisions undone");
        denyAll(page, inbox);
    }

    private void submitTwenty() {
        Seat bob = office.sit("bob@globex.test", "requests");
        bob.newRequest("purchase-request").purchase("Crate 01", "900").submitted();
        for (int number = 2; number <= 20; number++) {
            String copied = bob.page().url().replaceAll(".*/", "");
            bob.open("new/purchase-request?copy-of=" + copied);
            assertThat(bob.page().locator(".notice")).containsText("Filled in from");
            bob.openForm()
                    .type("What do you need?", "Crate %02d".formatted(number))
                    .submitted();
        }
    }

    private static void selectAll(InboxPage inbox) {
        inbox.box("Crate 01").click();
        inbox.box("Crate 20").click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
    }

    private static void approveInAnotherTab(Page page, String path) {
        Page other = page.context().newPage();
        other.navigate(URI.create(page.url()).resolve("/" + path).toString());
        Seat.at(other, URI.create(page.url()), "other").openInbox().approve();
        assertThat(other.locator(".case h1")).not().hasText("Crate 07");
        other.close();
    }

    private static void denyAll(Page page, InboxPage inbox) {
        assertThat(page.locator(".bulk-bar")).containsText("19 selected");
        page.keyboard().press("d");
        inbox.reason().fill("The crates are too small.");
        inbox.answer("Deny 19");
        assertThat(page.locator("h2", new Page.LocatorOptions().setHasText("Nothing to approve")))
                .isVisible();
        assertThat(page.locator(".bulk-bar")).isHidden();
        assertThat(page.locator(".case")).hasCount(0);
    }
}
