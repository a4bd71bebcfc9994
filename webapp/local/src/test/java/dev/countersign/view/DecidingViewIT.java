package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.TextArea;
import dev.countersign.approval.ApprovalId;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.testing.Desks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may decide, and what somebody is told who comes too late. */
class DecidingViewIT {

    /** From here on finance and a budget owner decide after the manager. */
    private static final int LARGE = 6_000;

    private static final String LINES = "inbox-row";

    /** So that what other tests have left does not come first. */
    private static final String NEWEST = "inbox?sort=newest";

    private static final RunningProduct product = RunningProduct.shared();

    @RegisterExtension
    private final Desks desks = new Desks(product);

    private final Acme acme = new Acme(product);
    private final Actor ana = acme.actor("ana");
    private final Actor marta = acme.actor("marta");
    private final Actor nuria = acme.actor("nuria");
    private final Actor jon = acme.actor("jon");
    private final Actor carlos = acme.actor("carlos");

    @Test
    void whoeverComesTooLateIsToldWhoDecidedAndKeepsTheirWords() {
        RequestId request = acme.submit(ana, "A laser cutter", LARGE);
        acme.approve(marta, request);
        String address = "inbox/" + acme.waitingFor(nuria, request);
        Desk late = desks.of(nuria).open(address).click("Deny").type("Reason", "Two offers are needed.");

        desks.of(jon).open(address).click("Approve").click("Approve");
        late.click("Deny");

        assertThat(late.text()).contains("Jon Sáez had already approved this", "Two offers are needed.");
        Desk later = desks.of(nuria).open(address);
        assertThat(later.text()).contains("Jon Sáez approved this");
        assertThat(later.has("Deny")).isFalse();
        assertThat(desks.of(jon).open(address).text()).contains("You approved this.");
    }

    @Test
    void whoeverDecidesNamesPeopleAsInAComment() {
        RequestId request = acme.submit(ana, "A lathe", LARGE);
        Desk manager = desks.of(marta).open("inbox/" + acme.waitingFor(marta, request));
        assertThat(manager.offered("Comment", "an")).singleElement().asString().contains("Ana Torres");
        manager.click("Deny");
        assertThat(manager.offered("Reason", "an")).singleElement().asString().contains("Ana Torres");
        manager.click("Cancel").click("Request changes");
        assertThat(manager.offered("What should change?", "an"))
                .singleElement()
                .asString()
                .contains("Ana Torres");
        manager.click("Cancel").click("Delegate");
        assertThat(manager.offered("Note (optional)", "an"))
                .singleElement()
                .asString()
                .contains("Ana Torres");
        manager.click("Cancel")
                .type("Comment", "@Ana Torres has the offer.")
                .click("Approve")
                .click("Approve");

        Desk next = desks.of(nuria).open("inbox/" + acme.waitingFor(nuria, request));

        assertThat(next.parts("mention"))
                .as("in the decisions so far and in the history")
                .hasSize(2)
                .allSatisfy(chip -> assertThat(chip).startsWith("@Ana Torres"));
    }

    @Test
    void nobodyDecidesTheirOwnRequest() {
        RequestId request = acme.submit(nuria, "A ledger of gold", LARGE);
        acme.approve(acme.actor("diego"), request);
        ApprovalId approval = acme.waitingFor(jon, request);

        Desk requester = desks.of(nuria);

        assertThat(requester.open("inbox").text()).contains("Due today").doesNotContain("A ledger of gold");
        assertThat(requester.open("inbox/" + approval).text()).contains("Page not found");
    }

    @Test
    void anEmployeeHasNothingToApproveWith() {
        RequestId request = acme.submit(ana, "A coffee machine", LARGE);
        ApprovalId approval = acme.waitingFor(marta, request);

        Desk requester = desks.of(ana);

        assertThat(requester.open("requests/" + request).text()).contains("A coffee machine", "in progress");
        assertThat(requester.has("Approve")).isFalse();
        assertThat(requester.open("inbox/" + approval).text()).contains("Page not found");
        assertThat(requester.has("Approve")).isFalse();
    }

    @Test
    void oneDenialOfTwoEndsTheRequestAndTheOthersTaskIsGone() {
        RequestId request = acme.submit(ana, "A leather sofa", LARGE);
        acme.approve(marta, request);
        acme.waitingFor(carlos, request);
        Desk other = desks.of(carlos).open(NEWEST);
        assertThat(other.parts(LINES)).anyMatch(line -> line.contains("A leather sofa"));
        Desk requester = desks.of(ana).open("requests/" + request);

        desks.of(nuria)
                .open("inbox/" + acme.waitingFor(nuria, request))
                .click("Deny")
                .type("Reason", "not this year's budget")
                .click("Deny");

        assertThat(requester.textWith("Denied")).contains("not this year's budget");
        other.awaitWithout(LINES, "A leather sofa");
    }

    @Test
    void aWithdrawnRequestLeavesEveryInbox() {
        RequestId request = acme.submit(ana, "Fifty monitors", 300);
        acme.waitingFor(marta, request);
        Desk manager = desks.of(marta).open(NEWEST);
        assertThat(manager.parts(LINES)).anyMatch(line -> line.contains("Fifty monitors"));

        Desk requester =
                desks.of(ana).open("requests/" + request).click("Withdraw").click("Withdraw request");

        assertThat(requester.text()).contains("Withdrawn");
        manager.awaitWithout(LINES, "Fifty monitors");
    }

    @Test
    void wordsThatWereNotSentStayWhenThePersonDecidesInAnotherTab() {
        RequestId request = acme.submit(ana, "A projector", 300);
        String address = "inbox/" + acme.waitingFor(marta, request);
        Desk late = desks.of(marta).open(address).click("Deny").type("Reason", "Two offers are needed.");

        desks.of(marta).open(address).click("Approve").click("Approve");

        assertThat(late.textWith("You approved this.")).contains("Two offers are needed.");
        late.click("Deny");
        assertThat(late.textWith("Your answer was not recorded: you had already approved this today"))
                .as("with what was typed, and the way back")
                .contains("Two offers are needed.", "It counts");
        late.click("Undo");
        assertThat(late.click("Deny").field(TextArea.class, "Reason").getValue())
                .as("the approval had no comment that could replace it")
                .isEqualTo("Two offers are needed.");
    }

    @Test
    void theReasonOfADenialThatWasNotSentIsShownAsTheCommentOfAnApprovalAndCanBeChanged() {
        RequestId request = acme.submit(ana, "A fog machine", 300);
        Desk manager = desks.of(marta).open("inbox/" + acme.waitingFor(marta, request));
        manager.click("Deny").type("Reason", "Nobody needs fog.").click("Cancel");

        manager.click("Approve");
        assertThat(manager.field(TextArea.class, "Comment (optional)").getValue())
                .isEqualTo("Nobody needs fog.");
        manager.type("Comment (optional)", "For the theatre.").click("Approve");

        assertThat(desks.of(ana).open("requests/" + request).textWith("For the theatre."))
                .doesNotContain("Nobody needs fog.");
    }

    @Test
    void aKeyUndoesTheLastDecision() {
        RequestId request = acme.submit(ana, "A metronome", 300);
        Desk manager = desks.of(marta).open("inbox/" + acme.waitingFor(marta, request));
        manager.type("Comment", "It ticks.").click("Approve").click("Approve");

        manager.press("u");

        assertThat(manager.text())
                .containsPattern("Decision about\\s+PR-[0-9]+\\s+undone")
                .contains("A metronome");
        assertThat(manager.field(TextArea.class, "Comment").getValue()).isEqualTo("It ticks.");
        manager.press("u");
        assertThat(manager.text()).doesNotContain("already undone");
    }

    @Test
    void anUndoOnAnotherPageOpensTheCaseAgain() {
        RequestId request = acme.submit(ana, "A turntable", 300);
        Desk manager = desks.of(marta).open("inbox/" + acme.waitingFor(marta, request));
        manager.click("Approve").click("Approve").open("requests");

        manager.click("Undo");

        assertThat(manager.text()).containsPattern("Decision about\\s+PR-[0-9]+\\s+undone");
        assertThat(manager.parts("case-pane")).anyMatch(pane -> pane.contains("A turntable"));
        assertThat(manager.has("Approve")).isTrue();
    }

    @Test
    void afterADecisionTheNextCaseIsOneThatCanBeDecided() {
        Actor sofia = acme.actor("sofia");
        RequestId request = acme.askForAccess(ana, "Key cabinet", sofia);
        ApprovalId first = acme.waitingFor(sofia, request);
        Desk desk = desks.of(sofia).open("inbox/" + first);

        desk.click("Approve").click("Approve");

        assertThat(desk.parts("case-pane")).noneMatch(pane -> pane.contains("You approved as"));
    }

    @Test
    void aWithdrawalLooksDangerousAndNamesTheRequest() {
        RequestId request = acme.submit(ana, "A second projector", 300);
        Desk requester = desks.of(ana).open("requests/" + request);
        assertThat(requester.button("Withdraw").getThemeNames()).contains("error");

        requester.click("Withdraw");

        assertThat(requester.button("Withdraw request").getThemeNames()).contains("primary", "error");
        assertThat(requester.parts("decided-case"))
                .singleElement()
                .asString()
                .contains("A second projector", "€300", "Ana Torres");
    }

    @Test
    void aDoubleClickOpensOneDialogAndSendsOneComment() {
        RequestId request = acme.submit(ana, "A label printer", 300);
        Desk requester = desks.of(ana).open("requests/" + request);

        requester.type("Comment", "It is urgent.").click("Send comment").click("Send comment");
        assertThat(requester.textWith("It is urgent.")).doesNotContain("Enter a comment.");

        requester.click("Withdraw").click("Withdraw").click("Withdraw request");
        assertThat(requester.has("Withdraw request")).isFalse();
    }

    @Test
    void anotherOrganisationSeesFindsAndOpensNothing() {
        RequestId request = acme.submit(ana, "A clandestine plan", 300);

        Desk stranger = desks.of(acme.stranger());

        assertThat(stranger.open("requests/" + request).text()).contains("Page not found");
        assertThat(stranger.open("requests?text=clandestine").text()).contains("No results");
    }

    @Test
    void anUnknownFormSaysSoAndLeadsToTheOnesThereAre() {
        Desk requester = desks.of(ana);

        assertThat(requester.open("new/spaceship").text()).contains("Form not found", "See all forms");
        assertThat(requester.open("new").text()).contains("Purchase request");
    }
}
