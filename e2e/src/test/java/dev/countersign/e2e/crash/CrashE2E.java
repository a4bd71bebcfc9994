package dev.countersign.e2e.crash;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.countersign.e2e.page.InboxPage;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import dev.countersign.e2e.product.Gate;
import dev.countersign.e2e.product.Product;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * The JVM and PostgreSQL are killed while requests are at each of the most critical points. After the restart each request ends as if nothing had
 * happened. What follows the act that replaces a leaver, and the one that moves a request to another version, is interrupted, too.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CrashE2E {

    private static final String BEFORE_THE_START = "After the submit, before the execution starts";
    private static final String BEFORE_THE_TASK = "After the start, before the task is registered";
    private static final String WHILE_IT_WAITS = "While it waits for people";
    private static final String AFTER_THE_DECISION = "After the decision, before the token is answered";
    private static final String AFTER_THE_REVISION = "After the revision, before the token is answered";
    private static final String WHILE_THE_FUNCTION_RUNS = "While the function runs";
    private static final List<String> ALL =
            List.of(BEFORE_THE_START, BEFORE_THE_TASK, WHILE_IT_WAITS, AFTER_THE_DECISION, WHILE_THE_FUNCTION_RUNS);

    private static final Leaver WENDY = new Leaver(
            "Wendy",
            "Bell",
            "hank@globex.test",
            List.of("Finance", "Security"),
            List.of("Finance", "Security"),
            "Crate");
    private static final Leaver LENA = new Leaver(
            "Lena", "Marsh", "omar@globex.test", List.of("Legal", "Security"), List.of("Security"), "Barrel");

    private Office office;
    private Tables tables;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        office = Office.around(Product.on(
                        folder.resolve("data"),
                        Map.of("countersign.undo-window", "2s", "countersign.queues.visibility", "5s"))
                .start());
        tables = new Tables(office.product());
    }

    @AfterAll
    void stop() {
        office.close();
    }

    /** The gates are closed from the last point to the first, since a request at one point must have passed those before it. */
    @Test
    void whereverARequestIsItEndsAsIfNothingHadHappened() throws IOException, InterruptedException, SQLException {
        ActsInFlight acts = new ActsInFlight(office, tables);
        LeaverInFlight leaver = new LeaverInFlight(office, tables, WENDY);
        MoveInFlight move = new MoveInFlight(office, tables);
        List<Gate> leaving = leaver.prepare();
        Gate start = gate("local_aws", "insert", "sfn_execution");
        Gate task = gate("countersign", "insert", "approval");
        Gate answer = gate("local_aws", "delete", "sfn_token");
        Gate function = gate("local_aws", "delete", "sfn_call");
        submit(ActsInFlight.titles());
        submit(List.of(
                WHILE_THE_FUNCTION_RUNS, AFTER_THE_DECISION, WHILE_IT_WAITS, AFTER_THE_REVISION, MoveInFlight.TITLE));
        InboxPage inbox = office.sit("marta@acme.test", "inbox").openInbox();
        assertThat(inbox.line(AFTER_THE_REVISION)).isVisible();
        Seat ana = sentBack(inbox);
        function.shut();
        inbox.select(WHILE_THE_FUNCTION_RUNS).approve();
        function.awaitArrival();
        answer.shut();
        inbox.select(AFTER_THE_DECISION).approve();
        answer.awaitArrival();
        ana.openForm().type("Amount", "800");
        ana.button("Send changes").click();
        assertThat(ana.request().activity()).containsText("sent revision 2");
        task.shut();
        submit(List.of(BEFORE_THE_TASK));
        task.awaitArrival();
        start.shut();
        submit(List.of(BEFORE_THE_START));
        start.awaitArrival();
        move.begin();
        acts.begin(inbox);
        leaver.leave(leaving);

        office.product().kill();
        office.product().start();

        inbox = office.sit("marta@acme.test", "inbox").openInbox();
        acts.goOn(inbox);
        leaver.seeThemReplaced();
        inbox.select(WHILE_IT_WAITS).approve();
        inbox.select(MoveInFlight.TITLE).approve();
        inbox.select(BEFORE_THE_TASK).approve();
        inbox.select(BEFORE_THE_START).approve();
        inbox.select(AFTER_THE_REVISION).approve();
        for (String title : ALL) {
            seeItApproved(title, 1, 1);
            assertThat(tables.count(
                            "notification n join request r using (tenant_id, request_id) where r.title = ?", title))
                    .as("letters: one to the manager, one to the requester")
                    .isEqualTo(2);
        }
        for (String title : ActsInFlight.titles()) {
            seeItApproved(title, 1, 1);
        }
        seeItApproved(MoveInFlight.TITLE, 1, 1);
        move.seeItMoved();
        seeItApproved(AFTER_THE_REVISION, 3, 2);
        assertThat(tables.count(
                        "request_revision v join request r using (tenant_id, request_id) where r.title = ?",
                        AFTER_THE_REVISION))
                .as("revisions")
                .isEqualTo(2);
    }

    /** Lena left some time ago, and nobody took over. */
    @Test
    void whoIsReplacedLaterIsReplacedEverywhereOnce() throws IOException, SQLException {
        LeaverInFlight leaver = new LeaverInFlight(office, tables, LENA);
        List<Gate> gates = leaver.prepare();
        leaver.leaveItAll();
        leaver.replaceLater(gates);

        office.product().kill();
        office.product().start();

        leaver.seeThemReplaced();
    }

    /** The manager asks for changes, and the requester has the form in front of them. */
    private Seat sentBack(InboxPage inbox) {
        inbox.select(AFTER_THE_REVISION).button("Request changes").click();
        inbox.reason().fill("Is it cheaper elsewhere?");
        inbox.answer("Request changes");
        Seat ana = office.sit("ana@acme.test", "requests");
        Locator line =
                ana.page().locator("a.request-line").filter(new Locator.FilterOptions().setHasText(AFTER_THE_REVISION));
        assertThat(line).containsText("Changes requested");
        line.click();
        ana.link("Make changes").click();
        assertThat(ana.openForm().field("Amount")).hasValue("900");
        return ana;
    }

    private Gate gate(String database, String operation, String table) throws IOException, SQLException {
        return Gate.open(office.product().database(database), operation, table);
    }

    private void submit(List<String> titles) {
        Seat ana = office.sit("ana@acme.test", "requests");
        for (String title : titles) {
            ana.newRequest("purchase-request").purchase(title, "900").submitted();
        }
    }

    /** With so many tasks for people, and so many decisions. */
    private void seeItApproved(String title, int tasks, int decisions) throws IOException, SQLException {
        Seat ana = office.sit("ana@acme.test", "requests");
        ana.page()
                .locator("a.request-line")
                .filter(new Locator.FilterOptions().setHasText(title))
                .click();
        assertThat(ana.request().status()).hasText("Approved");
        assertThat(tables.tasks(title)).as("tasks").isEqualTo(tasks);
        assertThat(tables.decisions(title)).as("decisions").isEqualTo(decisions);
    }
}
