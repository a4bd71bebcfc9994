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

/** A request is sent back, changed and decided, in the running product. */
class RevisingViewIT {

    private static final RunningProduct product = RunningProduct.shared();

    @RegisterExtension
    private final Desks desks = new Desks(product);

    private final Acme acme = new Acme(product);
    private final Actor ana = acme.actor("ana");
    private final Actor marta = acme.actor("marta");

    @Test
    void aRequestThatIsSentBackTwiceIsChangedTwiceAndApproved() {
        RequestId request = acme.submit(ana, "A loom");
        Desk requester = desks.of(ana).open("requests/" + request);
        Desk approver = desks.of(marta);

        askForChanges(approver, acme.waitingFor(marta, request), "Which size?");
        assertThat(requester.textWith("You were asked to change this request")).contains("Which size?", "Marta Ruiz");
        assertThat(desks.of(ana).open("requests?status=changes").text()).contains("A loom", "Changes requested");
        reply(request, "The large one");

        assertThat(requester.textWith("sent revision 2")).contains("The large one");
        askForChanges(approver, acme.waitingFor(marta, request), "And which colour?");
        assertThat(requester.textWith("You were asked to change this request")).contains("And which colour?");
        assertThat(desks.of(ana).open("requests/" + request + "/revise").text())
                .contains("This will be revision 3", "Which size?", "The large one", "Decided")
                .contains("if you send your changes now");
        reply(request, "Blue");

        String address = "inbox/" + acme.waitingFor(marta, request);
        assertThat(approver.open(address).text()).contains("revision 3", "And which colour?", "Blue");
        assertThat(approver.parts("plain-list").getFirst())
                .as("each question with its answer")
                .containsSubsequence(
                        "Which size?",
                        "Ana Torres replied",
                        "The large one",
                        "And which colour?",
                        "Ana Torres replied",
                        "Blue");
        approver.click("Approve").click("Approve");
        assertThat(requester.textWith("Request approved")).contains("Approved");
    }

    @Test
    void aChangedAnswerIsShownBesideTheOneBefore() {
        RequestId request = acme.submit(ana, "A kiln");
        Desk approver = desks.of(marta);
        askForChanges(approver, acme.waitingFor(marta, request), "Why so large?");
        desks.of(ana).open("requests/" + request).textWith("You were asked to change this request");

        desks.of(ana)
                .open("requests/" + request + "/revise")
                .type("Reason", "The small one is enough.")
                .click("Send changes");

        assertThat(approver.open("inbox/" + acme.waitingFor(marta, request)).text())
                .contains("changed from", "The old ones broke.", "The small one is enough.");
    }

    @Test
    void whoDecidesAboutAnOldRevisionIsLedToTheNewOneWithTheTextThatWasTyped() {
        RequestId request = acme.submit(ana, "A foundry", 6_000);
        Actor jon = acme.actor("jon");
        acme.approve(marta, request);
        Desk one = desks.of(jon).open("inbox/" + acme.waitingFor(jon, request));
        one.type("Comment", "I compared all three offers.").click("Approve");
        Actor nuria = acme.actor("nuria");
        askForChanges(desks.of(nuria), acme.waitingFor(nuria, request), "Which offers?");
        desks.of(ana).open("requests/" + request).textWith("You were asked to change this request");
        reply(request, "All three.");
        acme.waitingFor(jon, request);

        one.click("Approve");

        assertThat(one.text()).contains("now at revision 2", "Waiting for you");
        assertThat(one.field(TextArea.class, "Comment").getValue()).isEqualTo("I compared all three offers.");
        one.click("Approve").click("Approve");
        desks.of(ana).open("requests/" + request).textWith("I compared all three offers.");
    }

    private static void askForChanges(Desk approver, ApprovalId approval, String question) {
        approver.open("inbox/" + approval)
                .click("Request changes")
                .type("What should change?", question)
                .click("Request changes");
    }

    private void reply(RequestId request, String reply) {
        desks.of(ana)
                .open("requests/" + request + "/revise")
                .type("Reply to the approvers", reply)
                .click("Send changes");
    }
}
