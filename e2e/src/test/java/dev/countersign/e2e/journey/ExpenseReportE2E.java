package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.countersign.e2e.page.FlowPage;
import dev.countersign.e2e.page.Hands;
import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.NewRequestPage;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * An administrator builds an expense report from nothing, mends what is wrong, tries it for two people and publishes it; an employee submits one, and the
 * manager decides. Nobody sees YAML. Once with the mouse, and once with the keyboard alone.
 */
@InTheOffice
class ExpenseReportE2E {

    private static final String PURPOSE = "Purpose";
    private static final String KILOMETRES = "Kilometres";

    private final Office office;

    ExpenseReportE2E(Office office) {
        this.office = office;
    }

    @Test
    void byMouse() {
        journey(Hands::withMouse, "Mileage", "Basel");
    }

    @Test
    void byKeyboard() {
        journey(Hands::withKeyboard, "Travel costs", "Lyon");
    }

    private void journey(Function<Page, Hands> hands, String name, String title) {
        Seat adam = office.sit("adam@globex.test", "organisation/templates");
        Hands adams = hands.apply(adam.page());
        build(adam, adams, name);
        simulate(adam, adams);
        publish(adam, adams);

        Seat hank = office.sit("hank@globex.test", "new");
        submit(hank, hands.apply(hank.page()), name, title);
        Seat wendy = office.sit("wendy@globex.test", "inbox");
        decide(wendy, hands.apply(wendy.page()), title);
        assertThat(hank.page().locator(".case")).containsText("Approved");
        adams.press(adam.button("Retire"));
        assertThat(adam.toast()).containsText("is no longer offered");
    }

    private static void build(Seat adam, Hands hands, String name) {
        hands.press(adam.button("New template"));
        hands.press(adam.button("Create"));
        FlowPage draft = FlowPage.on(adam);
        hands.type(draft.field("Name, English"), name);
        assertThat(adam.heading(name)).isVisible();
        hands.press(adam.link("Form"));
        buildForm(draft, hands);
        hands.press(adam.link("Flow"));
        buildFlow(adam, draft, hands);
        mend(adam, draft, hands);
    }

    private static void buildForm(FlowPage form, Hands hands) {
        hands.press(form.row("subject"));
        hands.type(form.field("Label, English"), PURPOSE);
        hands.press(form.palette("TABLE"));
        assertThat(form.row("table")).hasAttribute("aria-current", "true");
        hands.press(form.end("table", 0));
        hands.press(form.kind("Number"));
        assertThat(form.row("table.number")).hasAttribute("aria-current", "true");
        hands.type(form.field("Label, English"), KILOMETRES);
        assertThat(form.row("table.number")).containsText(KILOMETRES);
        hands.raise(form.row("table.number"), form.row("table.amount"));
        assertThat(form.rows().last()).containsText("Amount");
        hands.press(form.row("table.amount"));
        assertThat(form.field("Label, English")).hasValue("Amount");
        hands.press(form.group("Conditions and calculation"));
        hands.tick(form.field("Calculate the value"));
        hands.type(form.field("Formula (JSONata)"), "$row.number * 0.5");
        assertThat(form.row("table.amount")).containsText("calculated");
        hands.type(form.previewed(KILOMETRES), "100");
        assertThat(form.previewed("Amount")).hasValue("€50");
        assertThat(form.preview().locator(".table-total")).containsText("€50");
    }

    /** Two approvals beside each other where the total is high, after that of the manager, which escalates. */
    private static void buildFlow(Seat adam, FlowPage flow, Hands hands) {
        hands.press(flow.row("manager"));
        assertThat(flow.field("Name, English")).hasValue("Manager");
        hands.press(adam.button("Add escalation"));
        hands.press(flow.end("", 0));
        hands.press(flow.kind("Branch"));
        assertThat(flow.row("branch")).hasAttribute("aria-current", "true");
        hands.find(flow.field("Field"), "total of Am", "Table: total of Amount");
        assertThat(flow.field("As JSONata")).hasValue("$sum($form.table.amount.amount) > 0");
        hands.type(flow.field("Value"), "500");
        assertThat(flow.field("As JSONata")).hasValue("$sum($form.table.amount.amount) > 500");
        hands.press(flow.end("branch", 0));
        hands.press(flow.kind("Parallel"));
        assertThat(flow.row("parallel")).hasAttribute("aria-current", "true");
    }

    /** A branch without steps is said to be an error, twice, and cannot be tried. */
    private static void mend(Seat adam, FlowPage flow, Hands hands) {
        Locator errors =
                adam.page().locator(".problem-panel li").filter(new Locator.FilterOptions().setHasText("Error"));
        assertThat(errors).hasCount(2);
        assertThat(errors.first()).containsText("There are no steps.");
        hands.press(flow.row("branch"));
        hands.press(errors.first().getByText("Show"));
        assertThat(flow.row("parallel")).hasAttribute("aria-current", "true");
        ask(flow, hands, 0, "approval", "Finance");
        assertThat(errors).hasCount(1);
        ask(flow, hands, 1, "approval-2", "Legal");
        assertThat(errors).hasCount(0);
        assertThat(flow.box("approval-2")).containsText("Legal");
    }

    private static void ask(FlowPage flow, Hands hands, int branch, String key, String group) {
        hands.press(flow.end("parallel", branch));
        hands.press(flow.kind("Approval"));
        assertThat(flow.row(key)).hasAttribute("aria-current", "true");
        hands.type(flow.field("Name, English"), group);
        hands.choose(flow.field("Who decides"), "Group");
        hands.find(flow.empty("Choose a group"), group.substring(0, 3), group);
        assertThat(flow.row(key)).containsText(group);
    }

    private static void simulate(Seat adam, Hands hands) {
        hands.press(adam.link("Try it"));
        Locator requester = adam.page().getByLabel("Requester", new Page.GetByLabelOptions().setExact(true));
        Locator follows = adam.page().locator(".trial-follows");
        NewRequestPage form = adam.openForm();
        hands.find(requester, "Hank", "Hank Scott");
        assertThat(follows).containsText("Wendy Bell");
        hands.type(form.field(PURPOSE), "Basel");
        hands.type(form.field(KILOMETRES), "100");
        assertThat(follows).containsText("Approved");
        assertThat(follows).not().containsText("Fay Ito");
        hands.find(requester, "Omar", "Omar Hale");
        hands.type(form.field(KILOMETRES), "2000");
        assertThat(follows).containsText("Lena Marsh");
        assertThat(follows).containsText("Fay Ito");
    }

    private static void publish(Seat adam, Hands hands) {
        hands.press(adam.button("Publish…"));
        hands.press(adam.button("Publish"));
        assertThat(adam.page().locator("vaadin-dialog")).containsText("Look at these first");
        hands.press(adam.button("Publish anyway"));
        assertThat(adam.toast()).containsText("Version 1 is published.");
        assertThat(adam.button("Retire")).isVisible();
    }

    private static void submit(Seat hank, Hands hands, String name, String title) {
        hands.press(hank.page().locator("a.card").filter(new Locator.FilterOptions().setHasText(name)));
        hands.type(hank.openForm().field(PURPOSE), title);
        hands.type(hank.openForm().field(KILOMETRES), "100");
        assertThat(hank.page().locator(".table-total")).containsText("€50");
        hands.press(hank.button("Submit"));
        assertThat(hank.page().locator(".case h1")).hasText(title);
    }

    private static void decide(Seat wendy, Hands hands, String title) {
        hands.press(wendy.openInbox().line(title));
        assertThat(wendy.page().locator(".case h1")).hasText(title);
        hands.press(wendy.openInbox().button("Approve"));
        hands.press(wendy.openInbox().dialog().getByText("Approve", new Locator.GetByTextOptions().setExact(true)));
        assertThat(wendy.openInbox().dialog()).hasCount(0);
    }
}
