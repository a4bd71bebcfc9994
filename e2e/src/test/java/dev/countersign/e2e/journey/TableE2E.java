package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import dev.countersign.e2e.product.Window;
import org.junit.jupiter.api.Test;

/** The rows of an expense report. */
@InTheOffice
class TableE2E {

    private static final String RUNS_OFF =
            "() => [...document.querySelectorAll('html, .shell > main, .table-row')].some(part => part.scrollWidth > part.clientWidth)";

    private final Office office;

    TableE2E(Office office) {
        this.office = office;
    }

    @Test
    void rowsAreTypedByKeyboardAloneAndOutliveAReloadAnotherLanguageAndANarrowWindow() {
        Seat ana = office.visitor(Window.DESK).signInWhereAsked("ana@acme.test", "new/expense-report");
        Page page = ana.page();
        Keyboard keys = page.keyboard();
        ana.openForm().field("What was it for?").focus();
        keys.type("Visit to Lisbon");
        keys.press("Tab");
        row(keys, "Train", "01/12/2025", "12.50");
        tabTo(page, "Add row");
        assertThat(total(page)).hasText("Total €12.50");
        keys.press("Enter");
        assertThat(in(page, 2).getByLabel("Item")).isFocused();
        keys.type("Taxi, half ty");

        page.reload();

        assertThat(in(page, 2).getByLabel("Item")).hasValue("Taxi, half ty");
        assertThat(in(page, 1).getByLabel("Item")).hasValue("Train");
        assertThat(in(page, 1).getByLabel("Paid on")).hasValue("01/12/2025");
        assertThat(total(page)).hasText("Total €12.50");
        in(page, 2).getByLabel("Amount").fill("1,200.5");
        ana.speak("Español");
        assertThat(in(page, 1).getByLabel("Importe")).hasValue("12,50");
        assertThat(in(page, 2).getByLabel("Importe")).hasValue("1.200,5");
        assertThat(total(page)).hasText("Total 1.213 €");

        page.setViewportSize(Window.DESK.phone().width(), Window.DESK.phone().height());
        assertThat((Boolean) page.evaluate(RUNS_OFF)).as("runs off the side").isFalse();
        ana.button("Quitar: Fila 2").focus();
        keys.press("Enter");
        assertThat(page.locator(".table-row")).hasCount(1);
        assertThat(in(page, 1).getByLabel("Concepto")).isFocused();
        assertThat(total(page)).hasText("Total 12,50 €");
        ana.button("Enviar").click();
        assertThat(ana.heading("Visit to Lisbon")).isVisible();
        assertThat(page.locator(".case")).containsText("Train");
        assertThat((Boolean) page.evaluate(RUNS_OFF)).as("runs off the side").isFalse();
    }

    /** One row from its first field on. Enter closes the calendar. */
    private static void row(Keyboard keys, String item, String day, String amount) {
        keys.type(item);
        keys.press("Tab");
        keys.type(day);
        keys.press("Enter");
        keys.press("Tab");
        keys.type(amount);
    }

    private static void tabTo(Page page, String button) {
        Locator wanted = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true));
        for (int presses = 0;
                presses < 5 && !(Boolean) wanted.evaluate("button => button === document.activeElement");
                presses++) {
            page.keyboard().press("Tab");
        }
        assertThat(wanted).isFocused();
    }

    private static Locator in(Page page, int row) {
        return page.locator(".table-row").nth(row - 1);
    }

    private static Locator total(Page page) {
        return page.locator(".table-total");
    }
}
