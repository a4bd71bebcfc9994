package dev.countersign.e2e.crash;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import dev.countersign.e2e.product.Gate;
import dev.countersign.e2e.product.Product;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The JVM and PostgreSQL are killed at the worst moments; after the restart each request ends as if nothing had happened. */
@TestInstance(Lifecycle.PER_CLASS)
class CrashE2E {

    private Office office;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        office = Office.around(Product.on(
                        folder.resolve("data"),
                        Map.of("countersign.undo-window", "2s", "countersign.queues.visibility", "5s"))
                .start());
    }

    @AfterAll
    void stop() {
        office.close();
    }

    @Test
    void afterTheSubmitBeforeTheExecutionStarts() throws IOException, SQLException {
        Gate gate = Gate.before(office.product().database("local_aws"), "insert", "sfn_execution");
        submit("Before the start");
        gate.awaitArrival();
        restart();

        approveAndSeeItApproved("Before the start");
    }

    @Test
    void afterTheStartBeforeTheTaskIsRegistered() throws IOException, SQLException {
        Gate gate = Gate.before(office.product().database("countersign"), "insert", "approval");
        submit("Before the task");
        gate.awaitArrival();
        restart();

        approveAndSeeItApproved("Before the task");
    }

    @Test
    void whileItWaitsForPeople() throws IOException, SQLException {
        submit("While waiting");
        assertThat(office.sit("marta@acme.test", "inbox").openInbox().line("While waiting"))
                .isVisible();
        restart();

        approveAndSeeItApproved("While waiting");
    }

    @Test
    void afterTheDecisionBeforeTheTokenIsAnswered() throws IOException, SQLException {
        submit("After the decision");
        Gate gate = Gate.before(office.product().database("local_aws"), "delete", "sfn_token");
        office.sit("marta@acme.test", "inbox")
                .openInbox()
                .select("After the decision")
                .approve();
        gate.awaitArrival();
        restart();

        seeItApproved("After the decision");
    }

    @Test
    void whileTheFunctionRuns() throws IOException, SQLException {
        submit("While the function runs");
        Gate gate = Gate.before(office.product().database("local_aws"), "delete", "sfn_call");
        office.sit("marta@acme.test", "inbox")
                .openInbox()
                .select("While the function runs")
                .approve();
        gate.awaitArrival();
        restart();

        seeItApproved("While the function runs");
    }

    private void submit(String title) {
        office.sit("ana@acme.test", "new/purchase-request")
                .openForm()
                .purchase(title, "900")
                .submitted();
    }

    private void restart() throws IOException {
        office.product().kill();
        office.product().start();
    }

    private void approveAndSeeItApproved(String title) throws IOException, SQLException {
        office.sit("marta@acme.test", "inbox").openInbox().select(title).approve();
        seeItApproved(title);
    }

    private void seeItApproved(String title) throws IOException, SQLException {
        Seat ana = office.sit("ana@acme.test", "requests");
        ana.page()
                .locator("a.request-line")
                .filter(new Locator.FilterOptions().setHasText(title))
                .click();
        assertThat(ana.request().status()).hasText("Approved");
        assertThat(count("approval a join request r using (tenant_id, request_id) where r.title = ?", title))
                .as("tasks")
                .isEqualTo(1);
        assertThat(count(
                        "decision d join approval a using (tenant_id, approval_id)"
                                + " join request r using (tenant_id, request_id) where r.title = ?",
                        title))
                .as("decisions")
                .isEqualTo(1);
        assertThat(count("notification n join request r using (tenant_id, request_id) where r.title = ?", title))
                .as("letters: one to the manager, one to the requester")
                .isEqualTo(2);
    }

    private long count(String from, String title) throws IOException, SQLException {
        try (Connection owner = office.product().database("countersign");
                var query = owner.prepareStatement("select count(*) from " + from)) {
            query.setString(1, title);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
