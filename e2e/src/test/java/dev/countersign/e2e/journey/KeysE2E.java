package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.InboxPage;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import dev.countersign.e2e.product.Window;
import org.junit.jupiter.api.Test;

/** The inbox by keyboard. */
@InTheOffice
class KeysE2E {

    private final Office office;

    KeysE2E(Office office) {
        this.office = office;
    }

    @Test
    void aDirectorGoesThroughTheInboxByKeysAlone() {
        Seat bob = office.sit("bob@globex.test", "requests");
        for (String title : new String[] {"First crane", "Second crane", "Third crane"}) {
            bob.newRequest("purchase-request").purchase(title, "900").submitted();
        }
        Seat dana = office.sit("dana@globex.test", "inbox");
        Page page = dana.page();
        Locator title = page.locator(".case h1");
        dana.openInbox().awaitKeys();
        assertThat(dana.openInbox().lines()).hasCount(3);
        assertThat(title).hasText("First crane");

        walk(page, title);
        decide(dana, title);
        typeKeysAsText(dana, title);

        bob.myRequests();
        assertThat(bob.myRequests().line("Second crane")).containsText("Approved");
        assertThat(bob.myRequests().line("Third crane")).containsText("Denied");
    }

    @Test
    void somebodyToMentionIsChosenByKeysInADialog() {
        office.sit("bob@globex.test", "requests")
                .newRequest("purchase-request")
                .purchase("A winch", "900")
                .submitted();
        Seat dana = office.sit("dana@globex.test", "inbox");
        Page page = dana.page();
        dana.openInbox().select("A winch");
        dana.openInbox().awaitKeys();
        page.keyboard().press("d");
        Locator reason = dana.openInbox().reason();
        assertThat(reason).isFocused();
        page.keyboard().type("Ask @");
        Locator people = page.getByRole(AriaRole.LISTBOX, new Page.GetByRoleOptions().setName("People to mention"));
        Locator bob = people.getByRole(AriaRole.OPTION);
        assertThat(bob).hasAccessibleName("Bob Reyes bob@globex.test");
        assertThat(reason).hasAttribute("aria-activedescendant", bob.getAttribute("id"));
        assertThat(dana.openInbox().dialog().getByRole(AriaRole.STATUS)).hasText("1 person to mention");

        page.keyboard().press("Escape");
        assertThat(people).isHidden();
        assertThat(reason).isFocused();
        page.keyboard().type("Bo");
        assertThat(people).isVisible();
        page.keyboard().press("Enter");
        assertThat(reason).hasValue("Ask @Bob Reyes ");
        page.keyboard().press("Control+Enter");
        assertThat(dana.openInbox().dialog()).hasCount(0);
        assertThat(dana.toast()).containsText("You denied");
    }

    @Test
    void whatADialogAsksForIsSentByTheSameKeysWhereverTheFocusIs() {
        office.sit("bob@globex.test", "requests")
                .newRequest("purchase-request")
                .purchase("A pulley", "900")
                .submitted();
        Seat dana = office.sit("dana@globex.test", "inbox");
        Page page = dana.page();
        InboxPage inbox = dana.openInbox().select("A pulley");
        inbox.awaitKeys();
        page.keyboard().press("g");
        assertThat(inbox.dialog().getByRole(AriaRole.COMBOBOX)).isFocused();

        page.keyboard().press("Control+Enter");
        assertThat(inbox.dialog()).containsText("Choose a person");

        page.keyboard().type("Hank");
        assertThat(page.getByRole(AriaRole.OPTION)).hasCount(1);
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().type("You know pulleys.");
        page.keyboard().press("Control+Enter");
        assertThat(inbox.dialog()).hasCount(0);
        assertThat(dana.toast()).containsText("Hank");
    }

    private static void walk(Page page, Locator title) {
        page.keyboard().press("j");
        assertThat(title).hasText("Second crane");
        assertThat(title).isFocused();
        page.keyboard().press("j");
        assertThat(title).hasText("Third crane");
        page.keyboard().press("k");
        assertThat(title).hasText("Second crane");
    }

    private static void decide(Seat dana, Locator title) {
        Page page = dana.page();
        page.keyboard().press("a");
        assertThat(dana.button("Approve").last()).isFocused();
        page.keyboard().press("Control+Enter");
        assertThat(title).hasText("Third crane");

        page.keyboard().press("d");
        assertThat(dana.openInbox().reason()).isFocused();
        page.keyboard().type("Two cranes are enough, don't you think?");
        page.keyboard().press("Control+Enter");
        assertThat(title).hasText("First crane");
    }

    private static void typeKeysAsText(Seat dana, Locator title) {
        Page page = dana.page();
        page.keyboard().press("c");
        assertThat(dana.openInbox().comment()).isFocused();
        page.keyboard().type("jkad?");
        assertThat(dana.openInbox().comment()).hasValue("jkad?");
        page.keyboard().press("Tab");
        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Previous request");
        page.keyboard().press("a");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(title).hasText("First crane");
    }

    /** The selected row went out of sight, and a reload began at the top again. */
    @Test
    void theSelectedRowIsInSightHoweverItIsReachedAndStaysSelected() {
        Seat bob = office.sit("bob@globex.test", "requests");
        String[] titles = {"Canoe 1", "Canoe 2", "Canoe 3", "Canoe 4", "Canoe 5", "Canoe 6"};
        for (String title : titles) {
            bob.newRequest("purchase-request").purchase(title, "900").submitted();
        }
        Seat dana = office.visitor(new Window(1200, 500, false, "en-GB")).signInWhereAsked("dana@globex.test", "inbox");
        Page page = dana.page();
        InboxPage inbox = dana.openInbox().settleOn("Canoe 1");
        inbox.awaitKeys();
        assertThat(inbox.line("Canoe 6")).not().isInViewport();

        for (int next = 1; next < titles.length; next++) {
            page.keyboard().press("j");
            assertThat(page.locator(".case h1")).hasText(titles[next]);
        }
        assertThat(inbox.line("Canoe 6")).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(0.9));
        assertThat(inbox.line("Canoe 6")).hasAttribute("aria-current", "true");
        assertThat(inbox.line("Canoe 1")).not().isInViewport();

        page.reload();
        assertThat(page.locator(".case h1")).hasText("Canoe 6");
        assertThat(inbox.line("Canoe 6")).hasAttribute("aria-current", "true");
        assertThat(inbox.line("Canoe 6")).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(0.9));

        inbox.awaitKeys();
        for (int next = titles.length - 2; next >= 0; next--) {
            page.keyboard().press("k");
            assertThat(page.locator(".case h1")).hasText(titles[next]);
        }
        assertThat(inbox.line("Canoe 1")).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(0.9));
        for (String title : titles) {
            bob.myRequests().select(title).withdraw();
            assertThat(bob.request().status()).hasText("Withdrawn");
        }
    }

    @Test
    void keysThatComeTooFastOpenOneDialogAndDecideOnce() {
        Seat bob = office.sit("bob@globex.test", "requests");
        for (String title : new String[] {"First barge", "Second barge"}) {
            bob.newRequest("purchase-request").purchase(title, "900").submitted();
        }
        Seat dana = office.sit("dana@globex.test", "inbox");
        InboxPage inbox = dana.openInbox().select("First barge");
        Page page = dana.page();
        inbox.awaitKeys();

        page.locator(".me vaadin-menu-bar-button").first().click();
        assertThat(page.getByRole(AriaRole.MENU).first()).isVisible();
        page.keyboard().press("a");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.MENU)).hasCount(0);
        assertThat(inbox.dialog()).hasCount(0);

        page.locator(".case h1").click();
        page.keyboard().type("aaa");
        assertThat(dana.button("Approve").last()).isFocused();
        page.keyboard().press("a");
        assertThat(inbox.reason()).hasValue("");
        page.keyboard().press("Enter");
        page.keyboard().press("Enter");
        assertThat(page.locator(".case h1")).hasText("Second barge");
        assertThat(inbox.dialog()).hasCount(0);
        assertThat(inbox.messages()).hasCount(0);
        inbox.deny("One barge is enough.");
    }

    /** Its first letter opened the question whether to approve, and its first space confirmed it. */
    @Test
    void aSentenceThatIsTypedWithoutAFieldBecomesTheCommentAndDecidesNothing() {
        Seat bob = office.sit("bob@globex.test", "requests");
        bob.newRequest("purchase-request").purchase("A dinghy", "900").submitted();
        Seat dana = office.sit("dana@globex.test", "inbox");
        InboxPage inbox = dana.openInbox().select("A dinghy");
        Page page = dana.page();
        inbox.awaitKeys();

        page.locator(".case h1").click();
        page.keyboard().type("al");
        assertThat(dana.button("Approve").last()).isFocused();
        page.keyboard().type("l good for me, thanks");
        assertThat(inbox.reason()).hasValue("all good for me, thanks");
        assertThat(inbox.reason()).isFocused();
        page.keyboard().press("Control+Enter");
        assertThat(dana.toast()).containsText("You approved");
        dana.toast().getByRole(AriaRole.BUTTON).first().click();
        assertThat(inbox.comment()).hasValue("all good for me, thanks");

        page.locator(".case h1").click();
        inbox.comment().fill("");
        page.locator(".case h1").click();
        page.keyboard().press("a");
        assertThat(dana.button("Approve").last()).isFocused();
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Space");
        assertThat(dana.toast()).containsText("You approved");
    }

    @Test
    void backClosesADialogAndKeepsItsWords() {
        Seat bob = office.sit("bob@globex.test", "requests");
        for (String title : new String[] {"First kayak", "Second kayak"}) {
            bob.newRequest("purchase-request").purchase(title, "900").submitted();
        }
        Seat dana = office.sit("dana@globex.test", "inbox");
        InboxPage inbox = dana.openInbox().select("First kayak").select("Second kayak");
        inbox.button("Deny").click();
        inbox.reason().fill("Two lines\nof a reason");

        dana.page().goBack();
        assertThat(dana.page().locator(".case h1")).hasText("First kayak");
        assertThat(inbox.dialog()).hasCount(0);
        assertThat(inbox.comment()).hasValue("");
        dana.page().goForward();
        assertThat(dana.page().locator(".case h1")).hasText("Second kayak");
        assertThat(inbox.comment()).hasValue("Two lines\nof a reason");
        inbox.approve();
        inbox.select("First kayak").deny("No.");
    }

    @Test
    void theFirstTabOfAPageLeadsPastTheNavigation() {
        Seat dana = office.sit("dana@globex.test", "requests");
        dana.page().keyboard().press("Tab");
        assertThat(dana.link("Skip to the content")).isFocused();
        dana.page().keyboard().press("Enter");
        assertThat(dana.page().locator("main")).isFocused();
    }
}
