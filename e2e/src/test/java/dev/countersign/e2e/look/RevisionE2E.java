package dev.countersign.e2e.look;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.InboxPage;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request is sent back and changed twice, and then approved; each page of the first round is inspected. */
@InTheOffice
class RevisionE2E {

    private static final String TABLE = "A drawing table";

    private final Office office;
    private final Inspection inspection = new Inspection();

    RevisionE2E(Office office) {
        this.office = office;
    }

    @AfterEach
    void nothingIsFound() {
        assertThat(inspection.findings()).isEmpty();
    }

    @Test
    void whatWasAskedIsAnsweredAndWhatWasChangedIsMarked() {
        Seat hank = office.sit("hank@globex.test", "new/purchase-request");
        hank.openForm().purchase(TABLE, "900").submitted();
        Seat wendy = office.sit("wendy@globex.test", "inbox");
        InboxPage inbox = wendy.openInbox().select(TABLE);
        askForChanges(wendy, inbox);

        assertThat(hank.request().status()).hasText("Changes requested");
        inspection.of(hank.page(), "request-sent-back");
        hank.myRequests();
        assertThat(hank.page().locator("a.request-line").first()).containsText("Waiting for your changes");
        inspection.of(hank.page(), "requests-sent-back");
        hank.page().locator("a.request-line").first().click();
        hank.link("Make changes").click();
        assertThat(hank.openForm().field("Amount")).hasValue("900");
        hank.openForm().type("Amount", "750").type("Reply to the approvers", "The small one is enough.");
        inspection.of(hank.page(), "revise");
        hank.button("Send changes").click();

        assertThat(hank.request().activity()).containsText("sent revision 2");
        assertThat(hank.page().evaluate("() => window.countersign.unsent()")).isEqualTo(0);
        inspection.of(hank.page(), "request-revised");
        inbox.select(TABLE);
        assertThat(inbox.changed()).containsText("750");
        inspection.of(wendy.page(), "inbox-case-revised");
        reviseOnceMore(hank, inbox);
        inbox.approve();
        assertThat(hank.request().status()).hasText("Approved");
    }

    private static void reviseOnceMore(Seat hank, InboxPage inbox) {
        inbox.button("Request changes").click();
        inbox.reason().fill("And without the drawers?");
        inbox.answer("Request changes");
        assertThat(inbox.line(TABLE)).hasCount(0);
        hank.link("Make changes").click();
        assertThat(hank.openForm().field("Amount")).hasValue("750");
        hank.openForm().type("Amount", "700");
        hank.button("Send changes").click();
        assertThat(hank.request().activity()).containsText("sent revision 3");
        assertThat(inbox.line(TABLE)).containsText("€700");
        inbox.select(TABLE);
        assertThat(inbox.changed()).containsText("700");
    }

    private void askForChanges(Seat wendy, InboxPage inbox) {
        inbox.awaitKeys();
        wendy.page().keyboard().press("r");
        Locator dialog = wendy.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog.getByRole(AriaRole.BUTTON).last()).isVisible();
        inspection.of(wendy.page(), "inbox-changes-dialog");
        inbox.press("Request changes");
        assertThat(dialog).containsText("Say what should change.");
        inbox.reason().fill("Why so large? The room is small.");
        inbox.answer("Request changes");
    }
}
