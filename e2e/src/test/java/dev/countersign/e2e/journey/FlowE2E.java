package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import dev.countersign.e2e.page.FlowPage;
import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import org.junit.jupiter.api.Test;

/** An administrator builds the flow of a purchase: by mouse, and by keyboard. */
@InTheOffice
class FlowE2E {

    private static final String ADAM = "adam@globex.test";

    private final Office office;

    FlowE2E(Office office) {
        this.office = office;
    }

    @Test
    void byMouse() {
        Seat adam = office.sit(ADAM, "organisation/templates");
        FlowPage flow = FlowPage.begin(adam);
        flow.sign("", 0, 1).click();
        flow.kind("Branch").click();
        assertThat(flow.row("branch")).hasAttribute("aria-current", "true");
        assertThat(flow.box("branch")).isVisible();
        flow.choose("Comparison", "contains");
        flow.field("Value").fill("crane");
        assertThat(flow.field("As JSONata")).hasValue("$contains($form.subject, \"crane\")");
        assertThat(flow.field("Label, English")).hasValue("Subject contains crane");

        flow.end("branch", 0).click();
        flow.kind("Approval").click();
        assertThat(flow.field("Name, English")).hasValue("Approval");
        flow.field("Name, English").fill("Director");
        assertThat(flow.row("approval")).containsText("Director");
        flow.choose("Who decides", "Department head of…");
        assertThat(flow.row("approval")).containsText("department head of requester");
        assertThat(flow.box("approval")).containsText("Director");

        flow.row("manager").dragTo(flow.end("branch", 1));
        assertThat(flow.rows()).hasCount(3);
        assertThat(flow.rows().last()).containsText("Manager");
        adam.button("Undo").click();
        assertThat(flow.rows().first()).containsText("Manager");
        adam.button("Redo").click();
        assertThat(flow.rows().last()).containsText("Manager");

        flow.box("branch").click();
        adam.page().waitForURL(address -> address.endsWith("=branch"));
        adam.page().reload();
        flow.ready();
        assertThat(flow.row("branch")).hasAttribute("aria-current", "true");
        assertThat(flow.field("Value")).hasValue("crane");
        discard(adam);
    }

    @Test
    void byKeyboard() {
        Seat adam = office.sit(ADAM, "organisation/templates");
        FlowPage flow = FlowPage.begin(adam);
        Page page = adam.page();
        Keyboard keys = page.keyboard();
        flow.tabToTheList();
        keys.press("End");
        keys.press("Enter");
        assertThat(flow.kind("Approval")).isFocused();
        keys.press("Tab");
        keys.press("Enter");

        flow.press("branch", "ArrowDown");
        assertThat(flow.end("branch", 0)).isFocused();
        keys.press("Enter");
        assertThat(flow.kind("Approval")).isFocused();
        keys.press("Enter");
        flow.press("approval", "Enter");
        assertThat(flow.field("Name, English")).isFocused();
        keys.press("Control+A");
        keys.type("Director");
        assertThat(flow.row("approval")).containsText("Director");
        keys.press("Escape");

        flow.press("approval", "Control+x");
        assertThat(flow.rows()).hasCount(2);
        flow.press("branch", "Alt+ArrowUp");
        assertThat(flow.rows().first()).hasAttribute("data-key", "branch");
        flow.press("branch", "ArrowDown");
        assertThat(flow.end("branch", 0)).isFocused();
        keys.press("Control+v");
        assertThat(flow.rows()).hasCount(3);
        assertThat(flow.rows().nth(1)).containsText("Director");
        flow.press("approval", "Delete");
        assertThat(flow.rows()).hasCount(2);
        flow.press("branch", "Control+z");
        assertThat(flow.rows()).hasCount(3);
        discard(adam);
    }

    private static void discard(Seat adam) {
        adam.button("Discard").click();
        adam.page().locator("vaadin-dialog vaadin-button").last().click();
        assertThat(adam.toast()).containsText("Draft discarded.");
    }
}
