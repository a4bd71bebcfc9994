package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.approval.Handovers;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.Cancellation;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.testing.Desks;
import dev.countersign.ui.DayPicker;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody else is faster while a dialog is open: what was typed into it is said not to be sent, and stays readable. */
class UnsentTextViewIT {

    private static final RunningProduct product = RunningProduct.shared();
    private static final String UNSENT = "You typed this, but it was not sent:";
    private static final String REASON = "Because Laura knows the supplier.";

    @RegisterExtension
    private final Desks desks = new Desks(product);

    private final Acme acme = new Acme(product);
    private final Actor ana = acme.actor("ana");
    private final Actor marta = acme.actor("marta");
    private final Actor jon = acme.actor("jon");
    private final Actor elena = acme.actor("elena");

    @Test
    void whoLosesAReassignmentReadsTheirReason() {
        RequestId request = waiting("An unsent reassignment");
        Desk loser = opened(request, "Reassign");

        passToNuria(loser, request, "Reason", "Reassign");
    }

    @Test
    void whoLosesADelegationReadsTheirNote() {
        RequestId request = waiting("An unsent delegation");
        Desk loser =
                desks.of(marta).open("inbox/" + acme.waitingFor(marta, request)).press("g");

        passToNuria(loser, request, "Note (optional)", "Delegate");
    }

    @Test
    void whoExtendsADecidedStepReadsByWhomAndTheirReason() {
        RequestId request = waiting("An unsent extension");
        Desk loser = opened(request, "Extend").type("Reason", REASON);
        DayPicker day = loser.field(DayPicker.class, "New due date");
        day.setValue(LocalDate.now(product.get(Clock.class)).plusDays(20));
        acme.approve(marta, request);

        loser.click("Extend");

        assertUnsent(loser, "Nothing was extended: Marta Ruiz had already approved this today ");
    }

    @Test
    void whoCancelsAWithdrawnRequestReadsByWhomAndTheirReason() {
        RequestId request = waiting("An unsent cancellation");
        Desk loser = opened(request, "Cancel request").type("Reason", REASON);
        product.get(RequestService.class).withdraw(ana, request);

        loser.click("Cancel request");

        assertUnsent(loser, "Nothing was cancelled. Ana Torres withdrew the request today ");
    }

    @Test
    void whoAsksForChangesOfACancelledRequestReadsTheirQuestion() {
        RequestId request = waiting("An unsent question");
        Desk loser = desks.of(marta)
                .open("inbox/" + acme.waitingFor(marta, request))
                .press("r")
                .type("What should change?", REASON);
        product.get(Cancellation.class).cancel(elena, request, "Twice.");

        loser.click("Request changes");

        assertThat(loser.textWith(UNSENT)).contains(REASON);
    }

    /** A comment is welcome after the end, too. */
    @Test
    void whoCommentsOnAWithdrawnRequestReadsByWhomItWasWithdrawn() {
        RequestId request = waiting("A late comment");
        Desk late = desks.of(elena).open("requests/" + request).type("Comment", REASON);
        product.get(RequestService.class).withdraw(ana, request);

        late.click("Send comment");

        assertThat(late.text()).contains("Ana Torres withdrew the request today ");
        assertThat(desks.of(elena).open("requests/" + request).text()).contains(REASON);
    }

    /** The service desk gives it to Jon meanwhile. */
    private void passToNuria(Desk loser, RequestId request, String words, String act) {
        loser.choose("New approver", "Nuria Mas").type(words, REASON);
        product.get(Handovers.class)
                .reassign(acme.actor("xavi"), acme.waitingFor(marta, request), marta.person(), jon.person(), "Ill.");

        loser.click(act);

        assertUnsent(loser, "Xavi Unzué");
    }

    private static void assertUnsent(Desk loser, String why) {
        assertThat(loser.text()).contains(why, UNSENT, REASON);
        assertThat(loser.click("Close").text()).doesNotContain(UNSENT);
    }

    private RequestId waiting(String title) {
        RequestId request = acme.submit(ana, title);
        acme.waitingFor(marta, request);
        return request;
    }

    private Desk opened(RequestId request, String act) {
        return desks.of(elena).open("requests/" + request).click(act);
    }
}
