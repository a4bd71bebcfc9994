package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import org.junit.jupiter.api.Test;

/** The working week is typed. Nothing is saved: the office is shared. */
@InTheOffice
class HoursE2E {

    private final Office office;

    HoursE2E(Office office) {
        this.office = office;
    }

    /** The browser took 25:00 for 1:00, and it was saved. */
    @Test
    void whatIsNoTimeOfADayIsNotTakenForAnotherAndWhatIsChosenOutlivesAReload() {
        Seat elena = office.sit("elena@acme.test", "organisation");
        Locator start = field(elena, "Start on Monday");
        for (String wrong : new String[] {"25:00", "9:60", "noon"}) {
            type(start, wrong);
            assertThat(elena.page().getByText("Enter a time such as 09:30.")).isVisible();
            assertThat(start).hasValue(wrong);
        }
        type(start, "5pm");
        assertThat(start).hasValue("17:00");
        type(start, "9.15");
        assertThat(start).hasValue("09:15");
        friday(elena).uncheck();
        assertThat(field(elena, "Start on Friday")).isDisabled();

        elena.page().reload();

        assertThat(friday(elena)).not().isChecked();
        assertThat(field(elena, "Start on Monday")).hasValue("09:15");
    }

    private static void type(Locator field, String text) {
        field.fill(text);
        field.press("Tab");
    }

    private static Locator friday(Seat seat) {
        return seat.page().getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Friday"));
    }

    private static Locator field(Seat seat, String name) {
        return seat.page().getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(name));
    }
}
