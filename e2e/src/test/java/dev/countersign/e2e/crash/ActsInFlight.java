package dev.countersign.e2e.crash;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.countersign.e2e.page.InboxPage;
import dev.countersign.e2e.page.MailboxPage;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import dev.countersign.e2e.product.Gate;
import dev.countersign.e2e.product.Window;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Acts of people that a crash interrupts: a bulk decision after its first of three, a decision and a delegation by the links of emails. What was not
 * committed can be done again, once.
 */
final class ActsInFlight {

    private static final List<String> BULK =
            List.of("In a bulk decision, one", "In a bulk decision, two", "In a bulk decision, three");
    private static final String DECIDED = "While it is decided by email";
    private static final String DELEGATED = "While it is delegated";
    private static final Pattern DECIDE = Pattern.compile("http://\\S+/decide/\\S+");

    private final Office office;
    private final Tables tables;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, URI> links = new HashMap<>();
    private final String decision = "verdict=APPROVE&comment=By+email&click=" + UUID.randomUUID();
    private final String delegation = "to=carlos@acme.test&comment=Please";

    ActsInFlight(Office office, Tables tables) {
        this.office = office;
        this.tables = tables;
    }

    static List<String> titles() {
        return Stream.concat(BULK.stream(), Stream.of(DECIDED, DELEGATED)).toList();
    }

    /** All of them have been submitted. Each act waits in the middle of its transaction. */
    void begin(InboxPage inbox) throws IOException, SQLException {
        links.put(DECIDED, linkInMail(DECIDED));
        links.put(DELEGATED, linkInMail(DELEGATED));
        Gate decisions = Gate.open(
                tables.database(),
                "insert",
                "decision",
                "new.approval_id in ('%s', '%s')".formatted(tables.approval(BULK.get(1)), tables.approval(DECIDED)));
        Gate acts = Gate.open(
                tables.database(),
                "insert",
                "approval_act",
                "new.approval_id = '%s'".formatted(tables.approval(DELEGATED)));
        decisions.shut();
        acts.shut();
        var _ = client.sendAsync(post("", DECIDED, decision), HttpResponse.BodyHandlers.discarding());
        var _ = client.sendAsync(post("/delegate", DELEGATED, delegation), HttpResponse.BodyHandlers.discarding());
        acts.awaitArrival();
        BULK.forEach(title -> inbox.box(title).click());
        inbox.bulk("Approve selected");
        inbox.press("Approve 3");
        decisions.awaitArrivals(2);
    }

    /** After the restart. */
    void goOn(InboxPage inbox) throws IOException, InterruptedException, SQLException {
        assertThat(tables.decisions(DECIDED)).as("decided by email").isZero();
        assertThat(tables.count(
                        "approval_act a join approval using (tenant_id, approval_id)"
                                + " join request r using (tenant_id, request_id) where r.title = ?",
                        DELEGATED))
                .as("delegated")
                .isZero();
        for (int clicks = 0; clicks < 2; clicks++) {
            client.send(post("", DECIDED, decision), HttpResponse.BodyHandlers.discarding());
            client.send(post("/delegate", DELEGATED, delegation), HttpResponse.BodyHandlers.discarding());
        }
        decideTheOthers(inbox);
        Seat carlos = office.sit("carlos@acme.test", "inbox");
        carlos.openInbox().select(DELEGATED).approve();
    }

    /** What was selected before the crash and still waits is selected again. */
    private static void decideTheOthers(InboxPage inbox) {
        Locator waiting = inbox.line("In a bulk decision");
        assertThat(waiting).hasCount(2);
        assertThat(inbox.selected()).containsText("2 selected");
        inbox.bulk("Approve selected");
        inbox.press("Approve 2");
        assertThat(waiting).hasCount(0);
    }

    private URI linkInMail(String title) {
        MailboxPage mailbox = office.visitor(Window.DESK).mailbox();
        String letter = mailbox.read(mailbox.await("marta@acme.test", title)).innerText();
        Matcher link = DECIDE.matcher(letter);
        assertThat(link.find()).as(letter).isTrue();
        return URI.create(link.group());
    }

    private HttpRequest post(String path, String title, String form) {
        return HttpRequest.newBuilder(URI.create(links.get(title) + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
    }
}
