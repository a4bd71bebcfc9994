package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.TextArea;
import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.Handovers;
import dev.countersign.away.AbsenceDraft;
import dev.countersign.away.Absences;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.testing.Desks;
import dev.countersign.ui.DayPicker;
import dev.countersign.ui.PersonPicker;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Approvals are passed on from the inbox and from the page of a request, and requesters send reminders. */
class HandoverViewIT {

    private static final RunningProduct product = RunningProduct.shared();

    @RegisterExtension
    private final Desks desks = new Desks(product);

    private final Acme acme = new Acme(product);
    private final Actor ana = acme.actor("ana");
    private final Actor marta = acme.actor("marta");
    private final Actor jon = acme.actor("jon");

    @Test
    void whoDelegatesSeesWhoHasItAndTheNewPersonReadsWhyTheyAreAsked() {
        RequestId request = acme.submit(ana, "A standing desk");
        String address = "inbox/" + acme.waitingFor(marta, request);
        Desk manager = desks.of(marta).open(address).press("g");

        // Nobody is chosen yet, so the dialog stays.
        manager.click("Delegate")
                .choose("New approver", "Jon Sáez")
                .type("Note (optional)", "I am on leave.")
                .click("Delegate");

        assertThat(manager.text()).containsPattern("PR-\\d+\\ndelegated to Jon Sáez");
        assertThat(desks.of(jon).open("notifications").textWith("A standing desk"))
                .contains("Marta Ruiz\ndelegated a request of\nAna Torres\nto you", "Marta Ruiz: I am on leave.");
        assertThat(manager.open(address).text()).contains("You delegated this to Jon Sáez");
        assertThat(manager.has("Approve")).isFalse();
        Desk delegate = desks.of(jon).open(address);
        assertThat(delegate.text()).contains("Marta Ruiz delegated this to you", "I am on leave.", "delegated to");
        assertThat(delegate.drawn("why")).isNotEmpty();
        assertThat(delegate.drawn("case")
                        .getFirst()
                        .getChildren()
                        .filter(part -> part.getElement().getClassList().contains("said")))
                .as("the note, beside the reason")
                .hasSize(1);
        assertThat(delegate.click("Approve").click("Approve").text()).contains("approved");
    }

    @Test
    void whoChoosesSomebodyWhoIsAwayReadsItBeforeAndAfter() {
        Absences absences = product.get(Absences.class);
        Actor nuria = acme.actor("nuria");
        LocalDate today = absences.open(nuria, nuria.person()).orElseThrow().today();
        absences.set(
                nuria, new AbsenceDraft(nuria.person(), today, today.plusDays(1), jon.person(), Optional.empty(), ""));
        try {
            RequestId request = acme.submit(ana, "A foot rest");
            Desk manager = desks.of(marta)
                    .open("inbox/" + acme.waitingFor(marta, request))
                    .press("g")
                    .choose("New approver", "Nuria Mas");
            assertThat(manager.helper("New approver")).contains("Nuria Mas is away until", "Jon Sáez decides instead.");

            manager.click("Delegate");

            assertThat(manager.text()).contains("Nuria Mas. They are away until", "Jon Sáez decides instead");
        } finally {
            absences.open(nuria, nuria.person())
                    .orElseThrow()
                    .absences()
                    .forEach(entry -> absences.end(nuria, entry.absence().id()));
        }
    }

    @Test
    void whoStoodInKeepsReadingWhoDecidesNowWhileTheirInboxChanges() {
        Absences absences = product.get(Absences.class);
        LocalDate today = absences.open(marta, marta.person()).orElseThrow().today();
        absences.set(
                marta, new AbsenceDraft(marta.person(), today, today.plusDays(1), jon.person(), Optional.empty(), ""));
        RequestId request = acme.submit(ana, "A phone stool");
        ApprovalId approval = acme.waitingFor(jon, request);
        absences.open(marta, marta.person())
                .orElseThrow()
                .absences()
                .forEach(entry -> absences.end(marta, entry.absence().id()));
        acme.waitingFor(marta, request);
        Desk former = desks.of(jon).open("inbox/" + approval + "?sort=newest");
        assertThat(former.text()).contains("You stood in for Marta Ruiz, who is back.");

        RequestId other = acme.submit(ana, "A phone holder");
        product.get(Handovers.class).delegate(marta, acme.waitingFor(marta, other), jon.person(), "");

        assertThat(former.textWith("A phone holder")).contains("You stood in for Marta Ruiz, who is back.");
        assertThat(former.has("Approve")).isFalse();
    }

    @Test
    void anAdministratorReassignsFromThePageOfTheRequest() {
        RequestId request = acme.submit(ana, "A second screen");
        acme.waitingFor(marta, request);
        Desk administrator = desks.of(acme.actor("elena")).open("requests/" + request);

        // Without a reason the dialog stays.
        administrator.click("Reassign").choose("New approver", "Jon Sáez").click("Reassign");
        administrator.type("Reason", "Marta is ill.").click("Reassign");

        assertThat(administrator.text())
                .contains("reassigned from Marta Ruiz to")
                .containsPattern("PR-\\d+\\nreassigned to Jon Sáez");
        assertThat(desks.of(jon).open("notifications").textWith("A second screen"))
                .contains("Elena Prado\nreassigned a request of\nAna Torres\nto you");
        assertThat(desks.of(jon).open("inbox/" + acme.waitingFor(jon, request)).text())
                .contains("Elena Prado reassigned this to you");
        assertThat(desks.of(ana).open("requests/" + request).has("Reassign")).isFalse();
    }

    @Test
    void whoTypesTheRequestersNameReadsWhyTheyCannotDecide() {
        Desk administrator = begun("Reassign", "A third screen");
        PersonPicker to = administrator.field(PersonPicker.class, "New approver");

        administrator.enter("New approver", "torres");
        assertThat(to.getErrorMessage()).startsWith("Ana Torres made this request and can’t decide it.");
        administrator.click("Reassign");
        assertThat(to.getErrorMessage()).as("still").startsWith("Ana Torres made this request");

        administrator.enter("New approver", "sáez");
        assertThat(to.getValue().name()).isEqualTo("Jon Sáez");
        assertThat(to.isInvalid()).isFalse();
    }

    @Test
    void allThatIsMissingToExtendIsSaidAtOnce() {
        Desk administrator = begun("Extend", "A fourth screen");

        administrator.click("Extend");

        assertThat(administrator.field(DayPicker.class, "New due date").getErrorMessage())
                .isEqualTo("Choose a day.");
        assertThat(administrator.field(TextArea.class, "Reason").getErrorMessage())
                .isEqualTo("Enter a reason.");
    }

    @Test
    void theDayOfAnExtensionIsNotBeforeThePresentDueDate() {
        Desk administrator = begun("Extend", "A fifth screen");
        DayPicker day = administrator.field(DayPicker.class, "New due date");
        day.setValue(day.getMin().minusDays(1));

        administrator.click("Extend");

        assertThat(day.getMin()).isAfter(LocalDate.now(ZoneOffset.UTC));
        assertThat(day.getErrorMessage()).startsWith("Choose ").endsWith(" or later.");
    }

    @Test
    void whatIsDoneToARequestNamesIt() {
        for (String act : List.of("Extend", "Reassign", "Cancel request")) {
            assertThat(begun(act, "A screen to " + act).parts("decided-case"))
                    .as(act)
                    .singleElement()
                    .asString()
                    .contains("A screen to " + act, "€300", "PR-", "Ana Torres");
        }
        Desk administrator = begun("Cancel request", "A sixth screen");
        assertThat(administrator.text()).contains("This can’t be undone.");
        assertThat(administrator.drawn("decided-case")).hasSize(1);
    }

    @Test
    void whatEndsARequestForAllLooksDifferentFromWhatHelpsIt() {
        RequestId request = acme.submit(ana, "A seventh screen");
        acme.waitingFor(marta, request);
        Desk administrator = desks.of(acme.actor("elena")).open("requests/" + request);

        assertThat(administrator.button("Cancel request").getThemeNames()).contains("error");
        assertThat(administrator.button("Extend").getThemeNames()).doesNotContain("error");
    }

    @Test
    void aRequesterSendsAReminderAndReadsWhenTheNextOneIsPossible() {
        RequestId request = acme.submit(ana, "A quiet fan");
        acme.waitingFor(marta, request);
        Desk requester = desks.of(ana).open("requests/" + request);

        assertThat(requester.click("Send reminder").text()).contains("Reminder sent to 1 person", "sent a reminder");
        assertThat(requester.click("Send reminder").text()).contains("You can send another after");
        assertThat(desks.of(marta).open("requests/" + request).has("Send reminder"))
                .isFalse();
    }

    /** The dialog of this act about a new request of this name. */
    private Desk begun(String act, String title) {
        RequestId request = acme.submit(ana, title);
        acme.waitingFor(marta, request);
        return desks.of(acme.actor("elena")).open("requests/" + request).click(act);
    }
}
