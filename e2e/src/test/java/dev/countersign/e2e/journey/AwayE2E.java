package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.RequestPage;
import dev.countersign.e2e.page.Seat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A manager and the only member of a group are away: others decide for them, and everybody reads for whom. */
@InTheOffice
class AwayE2E {

    private final Office office;

    AwayE2E(Office office) {
        this.office = office;
    }

    @Test
    void whoIsAwayIsReplacedByTheirStandInAlsoAsTheMemberOfAGroup() {
        Seat marta = office.sit("marta@acme.test", "away");
        Seat carlos = office.sit("carlos@acme.test", "away");
        setAway(marta, "Jon Sáez");
        setAway(carlos, "Sofía León");
        try {
            Seat ana = office.sit("ana@acme.test", "new/purchase-request");
            assertThat(ana.page().locator(".who-decides")).containsText("Marta Ruiz is away until");
            ana.openForm().purchase("A walnut lectern", "12000").submitted();
            RequestPage request = ana.request();
            assertThat(request.step("Manager")).containsText("for Marta Ruiz");
            assertThat(ana.page().getByText("Marta Ruiz is away until")).isVisible();

            Seat jon = office.sit("jon@acme.test", "inbox");
            assertThat(jon.page().getByText("You stand in for Marta Ruiz until"))
                    .isVisible();
            jon.openInbox().select("A walnut lectern").approve();
            office.sit("nuria@acme.test", "inbox")
                    .openInbox()
                    .select("A walnut lectern")
                    .approve();
            Seat sofia = office.sit("sofia@acme.test", "inbox");
            sofia.openInbox().select("A walnut lectern");
            assertThat(sofia.page().locator(".why")).containsText("you decide for Carlos Vega");
            sofia.openInbox().approve();

            assertThat(request.status()).hasText("Approved");
            assertThat(request.activity()).containsText("Jon Sáez (for Marta Ruiz) approved");
            assertThat(request.activity()).containsText("Sofía León (for Carlos Vega) approved");
            ana.photograph("decided-by-stand-ins");
        } finally {
            List.of(marta, carlos).forEach(Seat::endAbsence);
        }
    }

    private static void setAway(Seat seat, String standIn) {
        String until =
                LocalDate.now(ZoneId.of("Europe/Madrid")).plusDays(3).format(DateTimeFormatter.ofPattern("dd/MM/yyyy"));
        seat.openForm().typeDay("Last day", until).find("Stand-in", standIn.substring(0, 3), standIn);
        seat.button("Save").click();
        assertThat(seat.page().getByText(standIn + " decides all requests.")).isVisible();
    }
}
