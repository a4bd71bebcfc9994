package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.countersign.e2e.page.InboxPage;
import dev.countersign.e2e.page.NewRequestPage;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import dev.countersign.e2e.product.Product;
import dev.countersign.e2e.product.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A product of its own with default settings: it is restarted while people use it, and has the default undo window. */
@TestInstance(Lifecycle.PER_CLASS)
class NothingIsLostE2E {

    private Office office;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        office = Office.around(Product.on(folder.resolve("data"), Map.of()).start());
    }

    @AfterAll
    void close() {
        office.close();
    }

    @AfterEach
    void leave() throws IOException, SQLException {
        office.everybodyLeaves();
    }

    @Test
    void aDecisionIsTakenBackAndItsWordsAreThereAgain() {
        Seat ana = office.sit("ana@acme.test", "requests");
        ana.newRequest("purchase-request").purchase("A second thought", "900").submitted();
        Seat marta = office.sit("marta@acme.test", "inbox");
        InboxPage inbox = marta.openInbox().select("A second thought").comment("If it must be.");
        inbox.approve();
        // Nobody else sees a decision that can be undone.
        assertThat(ana.request().step("Manager")).containsText("in progress");

        marta.button("Undo").click();

        assertThat(inbox.comment()).hasValue("If it must be.");
        assertThat(ana.request().step("Manager")).containsText("in progress");
        inbox.deny("Better not.");
        assertThat(ana.request().status()).hasText("Denied");
    }

    @Test
    void onAPhoneWhatPopsUpCoversNothingThatOneActsOnNext() {
        Seat ana = office.sit("ana@acme.test", "requests");
        for (String title : new String[] {"A first lamp", "A second lamp"}) {
            ana.newRequest("purchase-request").purchase(title, "900").submitted();
        }
        Seat marta = office.visitor(Window.DESK.phone()).signInWhereAsked("marta@acme.test", "inbox");
        InboxPage inbox = marta.openInbox().select("A first lamp");
        inbox.approve();

        assertThat(marta.button("Undo")).isVisible();
        assertThat(marta.toast()).containsText(Pattern.compile("\\d\\ss"));
        assertThat(inbox.bar()).isVisible();
        marta.page().waitForFunction("""
                () => {
                  const box = selector => document.querySelector(selector).getBoundingClientRect();
                  return box('vaadin-notification-card').bottom <= box('.bar').top
                      && box('.bar').bottom <= box('.side nav').top;
                }
                """);
        marta.photograph("toast");
    }

    @Test
    void afterARestartPeopleAreBackOnTheirPagesWithWhatTheyTyped() throws IOException {
        Seat ana = office.sit("ana@acme.test", "requests");
        ana.newRequest("purchase-request").purchase("An open question", "900").submitted();
        NewRequestPage form = ana.newRequest("purchase-request").purchase("A long story", "900");
        Seat luis = office.sit("luis@acme.test", "requests?status=open");
        Seat jon = office.sit("jon@acme.test", "requests");
        jon.newRequest("purchase-request").purchase("A question", "900").submitted();
        jon.request().comment().fill("Is it urgent?\nI think so.");
        Seat marta = office.sit("marta@acme.test", "inbox");
        InboxPage inbox = marta.openInbox().select("An open question");
        inbox.button("Deny").click();
        inbox.reason().fill("Not before\nthe new year.");
        String inQuestion = marta.caseAddress();

        office.product().stop();
        form.keepPressingSubmit();
        office.product().start();

        ana.signIn().choose("ana@acme.test").enterPassword();
        assertThat(ana.button("Discard draft")).isVisible();
        assertThat(form.field("What do you need?")).hasValue("A long story");
        assertThat(form.field("Amount")).hasValue("900");
        form.submitted();
        marta.page().reload();
        marta.signIn().choose("marta@acme.test").enterPassword();
        assertThat(inbox.reason()).hasValue("Not before\nthe new year.");
        assertThat(marta.page()).hasURL(inQuestion);
        jon.page().reload();
        jon.signIn().choose("jon@acme.test").enterPassword();
        assertThat(jon.request().comment()).hasValue("Is it urgent?\nI think so.");
        luis.page().reload();
        luis.signIn().choose("luis@acme.test").enterPassword();
        assertThat(luis.page().locator("a.chip[aria-current]")).isVisible();
    }
}
