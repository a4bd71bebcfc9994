package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.RequestPage;
import dev.countersign.e2e.page.Seat;
import dev.countersign.e2e.product.Circumstances;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Nobody answers: the clock is moved from a reminder to an escalation and to the next. */
@InTheOffice
class EscalationE2E {

    private static final String TITLE = "Unpaid leave, 3 Mar 2031 – 7 Mar 2031";
    private static final String REMINDER = "remind-approvers";
    private static final String DUE = "expire-approval";

    private final Office office;
    private final Circumstances circumstances;

    EscalationE2E(Office office) {
        this.office = office;
        this.circumstances = new Circumstances(office.product());
    }

    @Test
    void afterAReminderTheNextManagerAboveIsAskedAndThenTheAdministratorsWhoDecide() throws IOException, SQLException {
        Seat hank = office.sit("hank@globex.test", "requests");
        hank.newRequest("leave-request")
                .choose("Kind of leave", "Unpaid leave")
                .typeDay("First day", "03/03/2031")
                .typeDay("Last day", "07/03/2031")
                .submitted();
        RequestPage request = hank.request();
        assertThat(request.step("Manager")).containsText("Wendy Bell");

        circumstances.waitUntil(REMINDER, TITLE);
        Seat wendy = office.sit("wendy@globex.test", "notifications");
        assertThat(newest(wendy, "You were reminded to decide on a request from Hank Scott"))
                .isVisible();

        circumstances.waitUntil(DUE, TITLE);
        assertThat(request.activity()).containsText("Wendy Bell did not decide by the due date · Manager");
        assertThat(request.activity()).containsText("Escalated to Dana Wolfe");
        Seat dana = office.sit("dana@globex.test", "notifications");
        assertThat(newest(dana, "A request from Hank Scott was escalated to you"))
                .isVisible();

        circumstances.waitUntil(DUE, TITLE);
        assertThat(request.activity()).containsText("Escalated to Adam Price");
        Seat adam = office.sit("adam@globex.test", "inbox");
        adam.openInbox().select(TITLE);
        assertThat(adam.page().locator(".why")).containsText("you are an administrator");
        adam.openInbox().approve();
        assertThat(request.status()).hasText("Approved");
        dana.open("inbox");
        assertThat(dana.openInbox().line(TITLE)).hasCount(0);
    }

    /** Other tests have asked the same people. */
    private static Locator newest(Seat seat, String sentence) {
        return seat.page().getByText(sentence).first();
    }
}
