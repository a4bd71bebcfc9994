package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.InboxPage;
import dev.countersign.e2e.page.NewRequestPage;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import org.junit.jupiter.api.Test;

/** What is on the screen is what is sent: all of it, as it was typed, however it was typed, and also after the session was lost. */
@InTheOffice
class TypedWordsE2E {

    private final Office office;

    TypedWordsE2E(Office office) {
        this.office = office;
    }

    @Test
    void aWordFromAnInputMethodIsSentThoughSubmitFollowsAtOnce() {
        Seat bob = office.sit("bob@globex.test", "requests");
        NewRequestPage form = bob.newRequest("purchase-request").purchase("Old text ", "900");
        form.field("Supplier").fill("");
        bob.paste("Mobiliar\nSA");
        assertThat(form.field("Supplier")).hasValue("Mobiliar SA");
        form.field("What do you need?").press("End");
        bob.compose("日本");
        form.submitted();
        assertThat(bob.page().locator(".case h1")).hasText("Old text 日本");

        bob.request().comment().pressSequentially("Schnell ");
        bob.compose("ありがとう");
        bob.button("Send comment").click();
        assertThat(bob.request().activity()).containsText("Schnell ありがとう");
        assertThat(bob.request().comment()).hasValue("");

        Seat dana = office.sit("dana@globex.test", "inbox");
        InboxPage inbox = dana.openInbox().settleOn("Old text 日本");
        inbox.comment().pressSequentially("Gut ");
        dana.compose("京都");
        inbox.approve();
        assertThat(bob.request().activity()).containsText("Gut 京都");
    }

    @Test
    void aReasonOutlivesTheSessionAndIsNeverCut() {
        String tooLong = ("x".repeat(60) + "\n").repeat(98) + "y".repeat(41);
        office.sit("bob@globex.test", "requests")
                .newRequest("purchase-request")
                .purchase("A sauna", "900")
                .submitted();
        Seat dana = office.sit("dana@globex.test", "inbox");
        InboxPage inbox = dana.openInbox().select("A sauna");
        String address = dana.caseAddress();
        inbox.button("Deny").click();
        inbox.reason().fill("Begun before");

        dana.loseSession();
        inbox.reason().fill(tooLong);
        dana.signIn().choose("dana@globex.test").enterPassword();

        assertThat(inbox.reason()).hasValue(tooLong);
        assertThat(dana.page()).hasURL(address);
        inbox.press("Deny");
        assertThat(inbox.dialog()).containsText("Use at most 4,000 characters. This has 6,019.");
        inbox.answer("Cancel");
        assertThat(inbox.comment()).hasValue(tooLong);
        dana.page().reload();
        assertThat(inbox.comment()).hasValue(tooLong);
        assertThat(inbox.dialog()).hasCount(0);

        inbox.deny("Too hot,\ntoo dear.");
        assertThat(dana.toast()).containsText("denied");
        dana.page().navigate(address);
        assertThat(inbox.messages()).containsText("You denied this");
        assertThat(dana.page().locator(".case .said").last()).hasText("Too hot,\ntoo dear.");
    }

    @Test
    void aTextThatIsTooLongToBeSentIsHeldBackUntilItIsShorter() {
        String tooLong = "Desks.".repeat(30_000);
        Seat bob = office.sit("bob@globex.test", "requests");
        NewRequestPage form = bob.newRequest("purchase-request").purchase("A hall of desks", "900");

        form.field("Reason").fill(tooLong);
        assertThat(form.problemAt("Reason")).hasText("This text is too long: 180,000 characters. Use at most 150,000.");
        form.submit();
        assertThat(form.field("Reason")).isFocused();
        bob.page().waitForFunction("() => Object.values(sessionStorage).some(draft => draft.length > 180000)");
        bob.page().reload();
        assertThat(form.field("Reason")).hasValue(tooLong);
        assertThat(form.problemAt("Reason")).containsText("180,000 characters");
        form.submit();
        assertThat(form.field("Reason")).isFocused();

        form.type("Reason", "The hall is empty, and the team moves in January.");
        assertThat(form.problemAt("Reason")).isEmpty();
        form.submitted();
        assertThat(bob.page().locator(".case h1")).hasText("A hall of desks");

        bob.request().comment().fill(tooLong);
        bob.button("Send comment").click();
        assertThat(bob.request().comment()).isFocused();
        bob.request().comment().fill("Shorter");
        bob.button("Send comment").click();
        assertThat(bob.request().activity()).containsText("Shorter");
    }
}
