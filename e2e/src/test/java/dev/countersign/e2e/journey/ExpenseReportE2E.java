package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.countersign.e2e.page.FlowPage;
import dev.countersign.e2e.page.Hands;
import dev.countersign.e2e.page.InTheOffice;
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

    private final Office office;

    ExpenseReportE2E(Office office) {
        this.office = office;
    }

    @Test
    void byMouse() {
        journey(Hands::withMouse, "Mileage");
    }

    @Test
    void byKeyboard() {
        journey(Hands::withKeyboard, "Allowance");
    }

    private void journey(Function<Page, Hands> hands, String name) {
        Seat adam = office.sit("adam@globex.test", "organisation/templates");
        Hands adams = hands.apply(adam.page());
        adams.press(adam.button("New template"));
        adams.press(adam.button("Create"));
        FlowPage draft = FlowPage.on(adam);
        adams.type(draft.field("Name, English"), name);
        assertThat(adam.heading(name)).isVisible();

        buildForm(adam, draft, adams);
        buildFlow(adam, draft, adams);
        mend(adam, draft, adams);
        simulate(adam, adams);
        adams.press(adam.button("Publish…"));
        adams.press(adam.button("Publish"));
        publishInSpiteOfWarnings(adam, adams);
        assertThat(adam.toast()).containsText("Version 1 is published.");

        Seat hank = office.sit("hank@globex.test", "new");
        String title = submit(hank, hands.apply(hank.page()), name);
        Seat wendy = office.sit("wendy@globex.test", "inbox");
        decide(wendy, hands.apply(wendy.page()), title);
        assertThat(hank.page().locator(".case")).containsText("Approved");
        adams.press(adam.button("Retire"));
        assertThat(adam.toast()).containsText("retired");
    }
}
