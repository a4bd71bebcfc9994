package dev.countersign.e2e.look;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.InboxPage;
import dev.countersign.e2e.page.MailboxPage;
import dev.countersign.e2e.page.NewRequestPage;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import dev.countersign.e2e.product.Circumstances;
import dev.countersign.e2e.product.Gate;
import dev.countersign.e2e.product.Window;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every page in every state, with the people of Globex, whose requests no other test uses. */
@InTheOffice
class EveryPageE2E {

    private static final Pattern DECIDE = Pattern.compile("http://\\S+/decide/\\S+");
    private static final String HANK = "hank@globex.test";
    private static final String WENDY = "wendy@globex.test";
    private static final String FAY = "fay@globex.test";
    private static final String ADAM = "adam@globex.test";
    private static final String DESKS = "Twelve standing desks for the second floor";
    private static final String GOLDEN_LAMP = "A golden desk lamp with a marble foot, engraved";
    private static final String NO_ANSWER = "The policy check did not answer.";

    /** What was typed or reported here in English. It stays in the product that all tests share. */
    static final List<String> ENGLISH = List.of(DESKS, GOLDEN_LAMP, NO_ANSWER, NewRequestPage.REASON);

    private final Office office;
    private final Circumstances circumstances;
    private final Inspection inspection = new Inspection();

    EveryPageE2E(Office office) {
        this.office = office;
        this.circumstances = new Circumstances(office.product());
    }

    @AfterEach
    void nothingIsFound() {
        assertThat(inspection.findings()).isEmpty();
    }

    @Test
    void theWayIn() throws IOException, SQLException {
        Seat somebody = office.visitor(Window.DESK);
        look(somebody.open("sign-in"), "sign-in");
        look(somebody.open("sign-in?signed-out"), "sign-in-signed-out");
        for (String problem : new String[] {"denied", "expired", "provider"}) {
            look(somebody.open("sign-in?problem=" + problem), "sign-in-problem-" + problem);
        }
        somebody.open("sign-in").signIn().typeAddress("somebody@nowhere.test");
        look(somebody, "sign-in-unknown-address");
        somebody.page().context().clearCookies();
        somebody.signIn().typeAddress(HANK);
        assertThat(somebody.heading("Something went wrong")).isVisible();
        look(somebody, "sign-in-refused");
        somebody.open("requests").signIn().choose(HANK);
        look(somebody, "provider");
        somebody.signIn().enterPassword("mistyped");
        look(somebody, "provider-wrong-password");

        circumstances.dismiss("olga@globex.test");
        somebody.open("requests").signIn().choose("olga@globex.test").enterPassword();
        look(somebody, "sign-in-unknown-person");
    }

    @Test
    void newRequests() {
        Seat hank = office.sit(HANK, "new");
        assertThat(hank.page().locator("a.card")).hasCount(5);
        look(hank, "gallery");
        hank.page().getByLabel("Search").fill("spaceship");
        assertThat(hank.heading("No results")).isVisible();
        look(hank, "gallery-nothing-found");
        for (String template : new String[] {"purchase-request", "leave-request", "access-request", "expense-report"}) {
            NewRequestPage form = hank.newRequest(template);
            assertThat(hank.button("Submit")).isVisible();
            look(hank, "form-" + template);
            form.submit();
            assertThat(form.problems()).isVisible();
            look(hank, "form-" + template + "-problems");
        }
        NewRequestPage leave = hank.newRequest("leave-request");
        inspection.of(hank.page(), "form-calendar", () -> leave.open("First day"));
        NewRequestPage purchase = hank.newRequest("purchase-request");
        inspection.of(hank.page(), "form-choice", () -> purchase.open("Budget"));
        hank.newRequest("access-request").type("System", "Payroll ledger");
        hank.page().reload();
        assertThat(hank.button("Discard draft")).isVisible();
        look(hank, "form-draft-kept");
        hank.open("new/spaceship");
        assertThat(hank.heading("Form not found").first()).isVisible();
        look(hank, "form-unknown");
    }

    @Test
    void requestsInEveryStatus() throws IOException, SQLException {
        look(office.sit(ADAM, "requests"), "requests-none");

        Seat hank = office.sit(HANK, "requests");
        lookAtAnOpenRequest(hank);
        lookAtEndedRequests(hank);
        lookAtTheListOfRequests(hank);
    }

    private void lookAtAnOpenRequest(Seat hank) throws IOException, SQLException {
        try (Gate _ = Gate.before(office.product().database("countersign"), "insert", "approval")) {
            submit(hank, "A quiet keyboard", "120");
            look(hank, "request-submitted");
        }
        assertThat(hank.request().step("Manager")).containsText("in progress");
        look(hank, "request-in-progress");
        lookAtActs(hank, hank.path());
        hank.button("Withdraw").click();
        hank.awaitDialog();
        look(hank, "request-withdraw-dialog");
        hank.button("Withdraw request").click();
        assertThat(hank.request().status()).hasText("Withdrawn");
        look(hank.open(hank.path()), "request-withdrawn");
    }

    private void lookAtActs(Seat hank, String request) {
        Seat adam = office.sit(ADAM, request);
        adam.button("Reassign").click();
        adam.awaitDialog();
        adam.openInbox().press("Reassign");
        assertThat(adam.dialog()).containsText("Choose a person from the list.");
        look(adam, "request-reassign-dialog-problem");
        hank.button("Copy as new").click();
        assertThat(hank.page().getByText("Filled in from")).isVisible();
        look(hank, "form-copy");
        hank.open(request);
    }

    private void lookAtEndedRequests(Seat hank) throws IOException, SQLException {
        Seat wendy = office.sit(WENDY, "inbox");
        String approved = submit(hank, "A desk lamp", "60");
        wendy.inbox().select("A desk lamp").approve();
        assertThat(hank.request().status()).hasText("Approved");
        look(hank.open(approved), "request-approved");

        String denied = submit(hank, GOLDEN_LAMP, "4900.50");
        wendy.inbox().select(GOLDEN_LAMP).deny("One lamp a desk is enough.");
        assertThat(hank.request().status()).hasText("Denied");
        look(hank.open(denied), "request-denied");
        circumstances.end(GOLDEN_LAMP, "EXPIRED", "");
        look(hank.open(denied), "request-expired");
        circumstances.end(GOLDEN_LAMP, "FAILED", NO_ANSWER);
        look(hank.open(denied), "request-failed");
    }

    private void lookAtTheListOfRequests(Seat hank) throws IOException {
        hank.open("requests");
        assertThat(hank.page().locator("a.request-line").first()).isVisible();
        look(hank, "requests");
        hank.open("requests?text=spaceship");
        assertThat(hank.heading("No results")).isVisible();
        look(hank, "requests-nothing-found");
        hank.page().locator(".me vaadin-menu-bar-button").first().click();
        hank.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Theme"))
                .click();
        look(hank, "person-menu");
    }

    @Test
    void theInbox() throws IOException, SQLException {
        Seat adam = office.sit(ADAM, "inbox");
        assertThat(adam.heading("Nothing to approve")).isVisible();
        look(adam, "inbox-none");

        Seat hank = office.sit(HANK, "requests");
        submit(hank, DESKS, "12000");
        submit(hank, "Three projectors", "2400");
        Seat wendy = office.sit(WENDY, "inbox");
        assertThat(wendy.openInbox().line("Three projectors")).isVisible();
        circumstances.makeOverdue("Three projectors");
        InboxPage inbox = wendy.inbox();
        assertThat(inbox.line("Three projectors")).containsText("5 h overdue");
        look(wendy, "inbox");
        inbox.select("Three projectors");
        look(wendy.openCase(), "inbox-case-overdue");
        inbox.select(DESKS);
        look(wendy.openCase(), "inbox-case");
        lookAtDialogs(wendy, inbox);

        String decided = wendy.caseAddress();
        inbox.approve();
        Seat fay = office.sit(FAY, "inbox");
        fay.openInbox().select(DESKS);
        look(fay.openCase(), "inbox-case-of-two");
        wendy.page().navigate(decided);
        assertThat(inbox.messages()).containsText("You approved this.");
        look(wendy, "inbox-case-decided");
        wendy.open("inbox?template=leave-request");
        assertThat(wendy.heading("No results")).isVisible();
        look(wendy, "inbox-nothing-found");
    }

    private void lookAtDialogs(Seat wendy, InboxPage inbox) throws IOException {
        inbox.button("Approve").click();
        wendy.awaitDialog();
        look(wendy, "inbox-approve-dialog");
        inbox.answer("Cancel");
        inbox.button("Deny").click();
        wendy.awaitDialog();
        look(wendy, "inbox-deny-dialog");
        inbox.press("Deny");
        assertThat(wendy.dialog()).containsText("Enter a reason.");
        look(wendy, "inbox-deny-dialog-problem");
        inbox.answer("Cancel");
        inbox.button("Delegate").click();
        wendy.awaitDialog();
        inbox.press("Delegate");
        assertThat(wendy.dialog()).containsText("Choose a person from the list.");
        look(wendy, "inbox-delegate-dialog-problem");
        inbox.answer("Cancel");
        lookAtASelection(wendy, inbox);
        wendy.button("Keyboard shortcuts").click();
        wendy.awaitDialog();
        look(wendy, "inbox-keys");
        inbox.answer("Close");
    }

    private void lookAtASelection(Seat wendy, InboxPage inbox) throws IOException {
        inbox.box(DESKS).click();
        inbox.box("Three projectors").click();
        assertThat(wendy.page().locator(".bulk-bar")).containsText("2 selected");
        look(wendy, "inbox-selection");
        wendy.button("Deny selected").click();
        wendy.awaitDialog();
        inbox.press("Deny 2");
        assertThat(wendy.dialog()).containsText("Enter a reason.");
        look(wendy, "inbox-bulk-dialog-problem");
        inbox.answer("Cancel");
        wendy.button("Clear selection").click();
        assertThat(wendy.page().locator(".bulk-bar")).isHidden();
    }

    @Test
    void whatWentWrong() throws Exception {
        Seat hank = office.sit(HANK, "nowhere");
        assertThat(hank.heading("Page not found")).isVisible();
        look(hank, "not-found");
        hank.newRequest("purchase-request").purchase("A lost parcel", "900");
        try (AutoCloseable _ = circumstances.hideRequests()) {
            hank.button("Submit").click();
            assertThat(hank.dialog()).containsText("Something went wrong");
            look(hank, "unexpected-error-dialog");
            hank.open("requests");
            assertThat(hank.heading("Something went wrong")).isVisible();
            look(hank, "unexpected-error");
        }
    }

    @Test
    void notifications() {
        Seat hank = office.sit(HANK, "requests");
        hank.newRequest("purchase-request").purchase("A bell to look at", "90").submitted();
        Seat wendy = office.sit(WENDY, "notifications");
        assertThat(wendy.page().getByText("A bell to look at").first()).isVisible();
        look(wendy, "notifications");
        wendy.open("settings/notifications");
        assertThat(wendy.heading("Notification settings")).isVisible();
        look(wendy, "notification-settings");
    }

    @Test
    void alarms() throws IOException, SQLException {
        circumstances.forgetAlarms();
        Seat adam = office.sit(ADAM, "alarms");
        assertThat(adam.heading("No alarms")).isVisible();
        look(adam, "alarms-none");
        Seat hank = office.sit(HANK, "requests");
        submit(hank, "A forged lamp", "80");
        circumstances.claimEnd("A forged lamp");
        look(hank.open(hank.path()), "request-unconfirmed");
        adam.open("alarms");
        adam.page().getByText("Details").click();
        assertThat(adam.page().getByText("Steps without a decision")).isVisible();
        look(adam, "alarms");
        adam.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Acknowledge"))
                .click();
        assertThat(adam.heading("No alarms")).isVisible();
        adam.open("alarms?status=acknowledged");
        assertThat(adam.page().getByText("Acknowledged by Adam Price")).isVisible();
        hank.open("alarms");
        assertThat(hank.page().getByText("Steps without a decision")).isHidden();
    }

    @Test
    void absences() {
        Seat sam = office.sit("sam@globex.test", "away");
        assertThat(sam.heading("Away")).isVisible();
        look(sam, "away-none");
        sam.button("Save").click();
        assertThat(sam.page().getByText("Choose a stand-in.")).isVisible();
        look(sam, "away-problems");
        sam.openForm().typeDay("Last day", "12/12/2099").find("Stand-in", "Fay", "Fay Ito");
        sam.button("Save").click();
        assertThat(sam.page().getByText("one year at most")).isVisible();
        String tomorrow =
                LocalDate.now(ZoneId.of("Europe/Madrid")).plusDays(1).format(DateTimeFormatter.ofPattern("dd/MM/yyyy"));
        sam.openForm().typeDay("Last day", tomorrow).type("Note for colleagues", "On a training course");
        sam.button("Save").click();
        assertThat(sam.page().getByText("Away now")).isVisible();
        look(sam, "away");
        look(sam.open("inbox"), "inbox-away");
        look(office.sit(FAY, "inbox"), "inbox-stand-in");
        Seat dana = office.sit("dana@globex.test", "away");
        dana.page().getByText("Other hours").click();
        assertThat(dana.page().getByText("Monday")).isVisible();
        look(dana, "away-team-and-own-week");
        sam.open("away");
        sam.endAbsence();
    }

    @Test
    void organisation() {
        Seat adam = office.sit(ADAM, "organisation");
        assertThat(adam.page().getByText("No holidays yet")).isVisible();
        look(adam, "organisation-none");
        adam.page()
                .locator(".holiday-import input[type=file]")
                .setInputFiles(new FilePayload("holidays.ics", "text/calendar", """
                        BEGIN:VCALENDAR
                        BEGIN:VEVENT
                        DTSTART;VALUE=DATE:20001225
                        RRULE:FREQ=YEARLY
                        SUMMARY:Christmas Day
                        END:VEVENT
                        BEGIN:VEVENT
                        DTSTART:20271120T100000Z
                        SUMMARY:A meeting
                        END:VEVENT
                        END:VCALENDAR
                        """.getBytes(StandardCharsets.UTF_8)));
        adam.awaitDialog();
        look(adam, "holidays-preview");
        adam.button("Add 3 days").click();
        assertThat(adam.page().getByText("Christmas Day").first()).isVisible();
        look(adam, "organisation");
        adam.openForm().type("Seconds to undo a decision", "61");
        adam.button("Save undo window").click();
        assertThat(adam.page().getByText("Enter a whole number from 0 to 60.")).isVisible();
        look(adam, "organisation-problem");
    }

    @Test
    void theMailbox() {
        Seat hank = office.sit(HANK, "requests");
        submit(hank, "A letter opener", "12");
        MailboxPage mailbox = hank.mailbox();
        Locator letter = mailbox.await(WENDY, "A letter opener");
        look(hank, "mailbox");
        assertThat(mailbox.read(letter)).containsText("A letter opener");
        look(hank, "mail");
        Matcher link = DECIDE.matcher(hank.page().locator("article.mail").innerText());
        assertThat(link.find()).isTrue();
        hank.page().navigate(link.group());
        look(hank, "decide-by-link");
    }

    private void look(Seat seat, String name) {
        inspection.of(seat.page(), name);
    }

    /** Submits a purchase; returns the path of its page. */
    private static String submit(Seat hank, String title, String amount) {
        hank.newRequest("purchase-request").purchase(title, amount).submitted();
        return hank.path();
    }
}
