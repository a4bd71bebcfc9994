package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import dev.countersign.e2e.page.FlowPage;
import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import org.junit.jupiter.api.Test;

/** An administrator builds the form of an expense report: by mouse, and by keyboard. */
@InTheOffice
class FormE2E {

    private static final String ADAM = "adam@globex.test";

    private final Office office;

    FormE2E(Office office) {
        this.office = office;
    }

    @Test
    void byMouse() {
        Seat adam = office.sit(ADAM, "organisation/templates");
        FlowPage form = begin(adam);
        form.row("subject").click();
        assertThat(form.field("Label, English")).hasValue("Subject");
        form.field("Label, English").fill("Purpose");
        assertThat(form.row("subject")).containsText("Purpose");
        assertThat(form.previewed("Purpose")).isVisible();

        form.palette("TABLE").click();
        assertThat(form.row("table")).hasAttribute("aria-current", "true");
        form.end("table", 0).click();
        form.kind("Number").click();
        assertThat(form.field("Label, English")).hasValue("Number");
        form.field("Label, English").fill("Pieces");
        assertThat(form.row("table.number")).containsText("Pieces");
        form.row("table.number").dragTo(form.row("table.text"));
        form.row("table.amount").click();
        assertThat(form.field("Label, English")).hasValue("Amount");
        form.open("Conditions and calculation");
        form.field("Calculate the value").check();
        form.field("Formula (JSONata)").fill("$row.number * 12.5");
        assertThat(form.row("table.amount")).containsText("calculated");
        assertThat(form.previewed("Amount")).hasAttribute("readonly", "");
        // The table is drawn anew, and empty, when the formula arrives.
        adam.page().waitForCondition(() -> {
            form.previewed("Pieces").fill("4");
            form.previewed("Pieces").press("Tab");
            return form.previewed("Amount").inputValue().equals("€50.00");
        });
        assertThat(form.previewed("Amount")).hasValue("€50.00");
        assertThat(adam.page().locator(".form-frame .table-total")).containsText("€50.00");

        adam.button("Phone").click();
        assertThat(adam.page().locator(".form-frame")).hasClass("form-frame form-phone");
        form.row("table.number").press("Delete");
        assertThat(adam.page().locator("vaadin-dialog")).containsText("Field “Amount”: calculation");
        adam.button("Keep it").click();
        adam.page().reload();
        form.ready();
        assertThat(form.row("table.number")).isVisible();
        discard(adam);
    }

    @Test
    void byKeyboard() {
        Seat adam = office.sit(ADAM, "organisation/templates");
        FlowPage form = begin(adam);
        Page page = adam.page();
        Keyboard keys = page.keyboard();
        form.row("subject").focus();
        form.press("subject", "a");
        assertThat(form.kind("Text")).isFocused();
        for (int kind = 0; kind < 9; kind++) {
            keys.press("Tab");
        }
        assertThat(form.kind("Table")).isFocused();
        keys.press("Enter");
        assertThat(form.field("Label, English")).isFocused();
        keys.press("Control+A");
        keys.type("Expenses");
        assertThat(form.row("table")).containsText("Expenses");
        keys.press("Escape");
        form.press("table", "Alt+ArrowUp");
        assertThat(form.rows().first()).hasAttribute("data-key", "table");
        form.press("table", "ArrowDown");
        form.press("table.text", "Control+d");
        form.press("table.text-2", "Delete");
        assertThat(form.rows()).hasCount(4);
        form.press("table.text", "Control+z");
        assertThat(form.rows()).hasCount(5);
        discard(adam);
    }

    private static FlowPage begin(Seat adam) {
        FlowPage flow = FlowPage.begin(adam);
        adam.link("Form").click();
        assertThat(flow.row("subject")).isVisible();
        return flow.ready();
    }

    private static void discard(Seat adam) {
        adam.button("Discard").click();
        adam.page().locator("vaadin-dialog vaadin-button").last().click();
        assertThat(adam.toast()).containsText("Draft discarded.");
    }
}
