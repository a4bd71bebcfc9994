package dev.countersign.e2e.look;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import dev.countersign.e2e.page.FlowPage;
import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pages of an organisation that only some see, with the administrator of Globex. */
@InTheOffice
class AdministrationPagesE2E {

    private static final String ADAM = "adam@globex.test";

    private final Office office;
    private final Inspection inspection = new Inspection();

    AdministrationPagesE2E(Office office) {
        this.office = office;
    }

    @AfterEach
    void nothingIsFound() {
        assertThat(inspection.findings()).isEmpty();
    }

    @Test
    void theAuditLog() {
        Seat adam = office.sit(ADAM, "organisation/audit");
        adam.button("Verify now").click();
        assertThat(adam.page().getByText("The log is intact").first()).isVisible();
        inspection.of(adam.page(), "audit");
        adam.open("organisation/audit?kind=person.signed-in");
        assertThat(adam.page().locator("main").getByText("Signed in").first()).isVisible();
        adam.open("organisation/audit?from=2000-01-01&to=2000-01-02");
        assertThat(adam.heading("No results")).isVisible();
        inspection.of(adam.page(), "audit-nothing-found");
    }

    @Test
    void firstSteps() {
        Seat adam = office.sit(ADAM, "organisation/first-steps");
        assertThat(adam.page().locator("main h1")).hasText("First steps");
        assertThat(adam.page().getByText("Done").first()).isVisible();
        inspection.of(adam.page(), "first-steps");
    }

    @Test
    void tokensAndPrograms() {
        Seat adam = office.sit(ADAM, "settings/tokens");
        assertThat(adam.page().locator("main h1")).hasText("Access tokens");
        inspection.of(adam.page(), "access-tokens");
        adam.open("organisation/programs");
        assertThat(adam.page().locator("main h1")).hasText("Programs");
        inspection.of(adam.page(), "programs");
    }

    @Test
    void failedDeliveries() {
        Seat adam = office.sit(ADAM, "organisation/deliveries");
        assertThat(adam.page().locator("main h1")).hasText("Failed deliveries");
        inspection.of(adam.page(), "deliveries");
    }

    @Test
    void workflowRuns() {
        Seat adam = office.sit(ADAM, "organisation/executions?state=failed&text=nothing+has+this+name");
        assertThat(adam.page().locator(".empty h2")).containsText("No workflow runs");
        inspection.of(adam.page(), "executions-nothing-found");
        adam.open("organisation/executions");
        assertThat(adam.page().locator("main h1")).hasText("Workflow runs");
        inspection.of(adam.page(), "executions");

        Seat hank = office.sit("hank@globex.test", "requests");
        hank.newRequest("purchase-request")
                .purchase("A lamp to be watched", "120")
                .submitted();
        assertThat(hank.request().step("Manager")).containsText("in progress");
        adam.open(hank.page().url().replaceFirst(".*/requests/", "organisation/executions/"));
        assertThat(adam.page().locator(".flow-drawing [data-step=manager].state-current"))
                .containsText("Current");
        adam.page().locator(".events summary").first().click();
        inspection.of(adam.page(), "execution");
        adam.page().locator(".flow-drawing [data-step=manager]").click();
        assertThat(adam.page().getByText("Events of “manager”")).isVisible();
        assertThat(adam.page().locator(".events tbody tr").last()).containsText("Entered");
    }

    @Test
    void figures() {
        Seat adam = office.sit(ADAM, "insight");
        assertThat(adam.page().locator("main h1")).hasText("Insight");
        assertThat(adam.page().locator("countersign-chart[drawn], .empty").first())
                .isVisible();
        inspection.of(adam.page(), "insight");
    }

    @Test
    void people() {
        Seat adam = office.sit(ADAM, "organisation/people");
        assertThat(adam.page().locator("a.staff-line").first()).isVisible();
        inspection.of(adam.page(), "people");
        adam.page().locator("a.staff-line").first().click();
        assertThat(adam.page().locator(".staff-chain")).isVisible();
        inspection.of(adam.page(), "person");
        adam.open("organisation/people/new").button("Add").click();
        assertThat(adam.page().getByText("Enter a name.")).isVisible();
        assertThat(adam.page().getByText("Enter an email address, such as name@company.com."))
                .isVisible();
        inspection.of(adam.page(), "person-new-problem");
        adam.open("organisation/people/import");
        adam.page()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload(
                        "people.csv",
                        "text/csv",
                        "name,email,manager\nGus Nobody,gus@globex.test,nobody@globex.test\n"
                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(adam.page().getByText("Nobody has the manager’s email nobody@globex.test."))
                .isVisible();
        inspection.of(adam.page(), "people-import-wrong");
    }

    @Test
    void webhooks() {
        Seat adam = office.sit(ADAM, "organisation/webhooks");
        assertThat(adam.page().locator("main h1")).hasText("Webhooks");
        inspection.of(adam.page(), "webhooks");
        adam.button("New webhook").click();
        assertThat(adam.page().getByText("Of titles and messages.")).isVisible();
        inspection.of(adam.page(), "webhook-new");
    }

    @Test
    void groupsAndDepartments() {
        Seat adam = office.sit(ADAM, "organisation/groups");
        assertThat(adam.page().locator("a.staff-line").first()).isVisible();
        inspection.of(adam.page(), "groups");
        adam.page().locator("a.staff-line").first().click();
        assertThat(adam.page().getByText("Templates that ask this group")).isVisible();
        inspection.of(adam.page(), "group");
        adam.open("organisation/departments");
        assertThat(adam.page().locator("main h1")).hasText("Departments");
        inspection.of(adam.page(), "departments");
        adam.open("organisation/gaps");
        assertThat(adam.page().locator("main h1")).hasText("To fix");
        inspection.of(adam.page(), "gaps");
        adam.open("organisation/connectors");
        assertThat(adam.page().locator("main h1")).hasText("Connectors");
        inspection.of(adam.page(), "connectors");
        adam.button("Add connector").click();
        assertThat(adam.page().getByText("It is stored encrypted and never shown again."))
                .isVisible();
        inspection.of(adam.page(), "connector-new");
        adam.open("organisation/templates/purchase-request/move");
        assertThat(adam.page().locator("main h1")).hasText("Move running requests");
        inspection.of(adam.page(), "move-requests");
        adam.open("organisation/requests");
        assertThat(adam.page().locator("main h1")).isVisible();
        inspection.of(adam.page(), "requests-of-the-organisation");
    }

    @Test
    void theEditorOfAFlow() {
        Seat adam = office.sit(ADAM, "organisation/templates");
        inspection.of(adam.page(), "templates");
        FlowPage flow = FlowPage.begin(adam);
        inspection.of(adam.page(), "flow-settings");
        flow.sign("", 0, 1).click();
        inspection.of(adam.page(), "flow-add");
        flow.kind("Branch").click();
        assertThat(flow.field("Comparison")).isVisible();
        flow.choose("Comparison", "contains");
        inspection.of(adam.page(), "flow-branch");
        flow.row("manager").click();
        assertThat(flow.field("Due in")).isVisible();
        inspection.of(adam.page(), "flow-approval");
        adam.link("Form").click();
        flow.ready();
        inspection.of(adam.page(), "form-nothing-selected");
        flow.palette("TABLE").click();
        assertThat(flow.row("table")).hasAttribute("aria-current", "true");
        inspection.of(adam.page(), "form-table");
        flow.row("table.amount").click();
        assertThat(flow.row("table.amount")).hasAttribute("aria-current", "true");
        flow.group("Default and limits").click();
        flow.group("Conditions and calculation").click();
        flow.field("Show only if…").check();
        assertThat(flow.field("Comparison")).isVisible();
        inspection.of(adam.page(), "form-column-with-rules");
        adam.link("Try it").click();
        adam.button("Keep as test case…").click();
        inspection.of(adam.page(), "test-case-keep");
        adam.button("Keep").click();
        assertThat(adam.page().locator(".kept-list").first()).containsText("Passes");
        inspection.of(adam.page(), "try-with-test-case");
        adam.link("Replay").click();
        assertThat(adam.heading("No earlier requests")).isVisible();
        inspection.of(adam.page(), "replay-of-a-new-template");
        adam.button("Discard").click();
        adam.page().locator("vaadin-dialog vaadin-button").last().click();
        assertThat(adam.toast()).containsText("Draft discarded.");
    }
}
