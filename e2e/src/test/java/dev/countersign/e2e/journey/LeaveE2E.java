package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import org.junit.jupiter.api.Test;

/** Leave requests: the manager decides. */
@InTheOffice
class LeaveE2E {

    private final Office office;

    LeaveE2E(Office office) {
        this.office = office;
    }

    @Test
    void aLeaveRequestEndsWithTheManagersAnswer() {
        Seat ana = office.sit("ana@acme.test", "requests");
        ana.newRequest("leave-request")
                .choose("Kind of leave", "Study leave")
                .typeDay("First day", "03/02/2031")
                .typeDay("Last day", "07/02/2031")
                .type("Anything to add?", "Luis stands in for me.")
                .submitted();
        String title = "Study leave, 3 Feb 2031 – 7 Feb 2031";

        Seat marta = office.sit("marta@acme.test", "inbox");
        marta.openInbox().select(title);
        assertThat(marta.page().locator(".case")).containsText("Study leave");
        assertThat(marta.page().locator(".case")).containsText("If you approve, the request is approved.");
        marta.openInbox().comment("Enjoy the course.").approve();

        assertThat(ana.request().status()).hasText("Approved");
        assertThat(ana.request().activity()).containsText("Enjoy the course.");
        assertThat(ana.myRequests().line(title)).containsText("Approved");
    }
}
