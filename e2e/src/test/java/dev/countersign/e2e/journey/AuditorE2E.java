package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An auditor goes through the pages of the organisation, and finds nothing on them that would change it. */
@InTheOffice
class AuditorE2E {

    /** What an auditor can press there: menus, ways to look at something, and their own views of the list of requests. */
    private static final List<String> HARMLESS = List.of("Save this view", "Verify now");

    private final Office office;

    AuditorE2E(Office office) {
        this.office = office;
    }

    @Test
    void seesEverythingAndCanPressNothingThatChangesIt() {
        Seat ana = office.sit("ana@acme.test", "new/purchase-request");
        String request = ana.openForm().purchase("A ledger", "300").submitted();

        Seat olivia = office.sit("olivia@acme.test", "organisation/requests?state=all");
        assertThat(olivia.link("A ledger").first()).isVisible();
        hasNothingToPress(olivia);
        olivia.page().navigate(request);
        assertThat(olivia.request().activity()).containsText("Ana Torres");
        assertThat(olivia.button("Reassign")).hasCount(0);
        assertThat(olivia.button("Cancel request")).hasCount(0);

        look(olivia, "organisation/people", "Ana Torres");
        olivia.link("ana@acme.test").click();
        assertThat(olivia.heading("Ana Torres")).isVisible();
        hasNothingToPress(olivia);
        look(olivia, "organisation/groups", "Finance");
        olivia.link("Finance").first().click();
        assertThat(olivia.heading("Finance").first()).isVisible();
        hasNothingToPress(olivia);
        look(olivia, "organisation/departments", "Sales");
        look(olivia, "organisation/gaps", "To fix");
        look(olivia, "organisation/templates", "Purchase request");
        look(olivia, "organisation/templates/purchase-request", "Finance and budget");
        look(olivia, "organisation/deliveries", "Failed");
        look(olivia, "alarms", "Alarms");
        look(olivia, "organisation", "Name of the organisation");
        look(olivia, "insight", "Insight");
        look(olivia, "organisation/audit?kind=request.submitted", "A ledger");
    }

    private static void look(Seat seat, String page, String words) {
        seat.open(page);
        assertThat(seat.page().locator("main").getByText(words).first()).isVisible();
        hasNothingToPress(seat);
    }

    private static void hasNothingToPress(Seat seat) {
        Locator buttons = seat.page().locator("main vaadin-button:visible");
        assertThat(buttons.allInnerTexts().stream().map(String::strip))
                .as(seat.page().url())
                .allMatch(HARMLESS::contains);
    }
}
