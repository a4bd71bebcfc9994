package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.InboxPage;
import dev.countersign.e2e.page.MailboxPage;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import dev.countersign.e2e.product.Window;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An email is sent by SNS, SQS, a Lambda and SMTP, and its link leads to the right page. */
@InTheOffice
class LetterE2E {

    private static final Pattern DECIDE = Pattern.compile("http://\\S+/decide/\\S+");
    private static final Pattern LINK = Pattern.compile("http://\\S+");
    private static final Pattern OPEN = Pattern.compile("http://\\S+/(inbox|requests)/\\S+");

    private final Office office;

    LetterE2E(Office office) {
        this.office = office;
    }

    @Test
    void theManagersLetterLeadsToTheCaseAndTheRequestersToTheRequest() {
        Seat ana = office.sit("ana@acme.test", "requests");
        ana.newRequest("purchase-request").purchase("A letter box", "900").submitted();
        Seat reader = office.visitor(Window.DESK);

        MailboxPage mailbox = reader.mailbox();
        Locator asked = mailbox.read(mailbox.await("marta@acme.test", "A letter box"));
        assertThat(asked).containsText("Hello Marta Ruiz");
        assertThat(asked).containsText("Ana Torres needs your decision on PR-");
        assertThat(asked).containsText("(Purchase request)");
        Seat marta = follow(asked, "marta@acme.test");
        assertThat(marta.heading("A letter box")).isVisible();
        InboxPage inbox = marta.openInbox();
        inbox.approve();

        mailbox = reader.mailbox();
        Locator told = mailbox.read(mailbox.await("ana@acme.test", "A letter box"));
        Seat anaAgain = follow(told, "ana@acme.test");
        assertThat(anaAgain.heading("A letter box")).isVisible();
        assertThat(anaAgain.request().status()).hasText("Approved");
        assertThat(reader.mailbox().letters("marta@acme.test", "A letter box").count())
                .as("letters to the manager")
                .isEqualTo(1);
    }

    @Test
    void theManagerDecidesOnAPhoneWithoutScriptFromTheLinkOfTheLetter() {
        Seat ana = office.sit("ana@acme.test", "requests");
        ana.newRequest("purchase-request").purchase("A phone stand", "40").submitted();
        MailboxPage mailbox = office.visitor(Window.DESK).mailbox();
        String letter =
                mailbox.read(mailbox.await("marta@acme.test", "A phone stand")).innerText();

        // As a scanner does that loads every link of a mail in a browser.
        Page scanner = office.visitor(Window.DESK).page();
        LINK.matcher(letter).results().forEach(link -> scanner.navigate(link.group()));

        Page phone = office.visitorWithoutScript(Window.DESK.phone()).page();
        phone.navigate(found(DECIDE, letter));
        assertThat(phone.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("A phone stand");
        assertThat(phone.getByText("You decide as Marta Ruiz")).isVisible();
        phone.getByLabel("Comment").fill("Go ahead");
        phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve"))
                .click();
        assertThat(phone.getByText("You (Marta Ruiz) approved this")).isVisible();
        assertThat(phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Deny")))
                .isHidden();

        assertThat(ana.request().status()).hasText("Approved");
        assertThat(ana.request().activity()).containsText("Go ahead");
        phone.navigate(found(DECIDE, letter));
        assertThat(phone.getByText("You (Marta Ruiz) approved this")).isVisible();
    }

    @Test
    void whatWasTypedOnTheLinkOfTheLetterStaysUntilItIsDiscarded() {
        Seat ana = office.sit("ana@acme.test", "requests");
        ana.newRequest("purchase-request").purchase("A lamp", "40").submitted();
        MailboxPage mailbox = office.visitor(Window.DESK).mailbox();
        String letter = mailbox.read(mailbox.await("marta@acme.test", "A lamp")).innerText();
        Page page = office.visitor(Window.DESK).page();
        page.navigate(found(DECIDE, letter));
        page.getByLabel("Comment").fill("Not this year");
        ana.request().withdraw();

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Deny"))
                .click();
        assertThat(page.getByText("You typed this, but it was not sent:")).isVisible();
        page.reload();
        assertThat(page.getByText("Not this year")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Discard"))
                .click();
        assertThat(page.getByText("Not this year")).isHidden();
        page.reload();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("A lamp");
        assertThat(page.getByText("Not this year")).isHidden();
    }

    private static String found(Pattern link, String letter) {
        Matcher found = link.matcher(letter);
        assertThat(found.find()).as(letter).isTrue();
        return found.group();
    }

    private Seat follow(Locator letter, String email) {
        Seat seat = office.visitor(Window.DESK);
        seat.page().navigate(found(OPEN, letter.innerText()));
        seat.signIn().choose(email).enterPassword();
        return seat;
    }
}
