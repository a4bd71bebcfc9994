package dev.countersign.e2e.look;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
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
        assertThat(adam.page().getByText("Signed in").first()).isVisible();
        inspection.of(adam.page(), "audit");
        adam.open("organisation/audit?from=2000-01-01&to=2000-01-02");
        assertThat(adam.heading("No results")).isVisible();
        inspection.of(adam.page(), "audit-nothing-found");
    }

    @Test
    void failedDeliveries() {
        Seat adam = office.sit(ADAM, "organisation/deliveries");
        assertThat(adam.page().locator("main h1")).hasText("Failed deliveries");
        inspection.of(adam.page(), "deliveries");
    }
}
