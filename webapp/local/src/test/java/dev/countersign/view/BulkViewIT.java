package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.Verdict;
import dev.countersign.audit.AuditLog;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.testing.Desks;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Several approvals are selected in the inbox and decided in one go. */
class BulkViewIT {

    private static final RunningProduct product = RunningProduct.shared();

    @RegisterExtension
    private final Desks desks = new Desks(product);

    private final Acme acme = new Acme(product);
    private final Actor ana = acme.actor("ana");
    private final Actor marta = acme.actor("marta");

    @Test
    void whatWasRecordedLeavesTheListAndWhatWasNotIsListedWithTheReason() {
        RequestId first = acme.submit(ana, "Bulk lamp one");
        RequestId second = acme.submit(ana, "Bulk lamp two");
        RequestId third = acme.submit(ana, "Bulk lamp three");
        Desk manager = desks.of(marta);
        select(manager, List.of(first, second, third));
        assertThat(manager.text()).contains("3 selected");
        manager.press("r").press("g").press("c");
        assertThat(manager.has("Cancel")).as("a dialog about the open case").isFalse();
        manager.press("d");
        assertThat(manager.offered("Reason", "an")).singleElement().asString().contains("Ana Torres");
        product.get(RequestService.class).withdraw(ana, second);

        manager.click("Deny 3");
        assertThat(manager.has("Deny 3")).as("a reason is missing").isTrue();
        manager.type("Reason", "No lamps this year.").click("Deny 3");

        assertThat(manager.textWith("You denied 2 requests"))
                .contains(
                        "1 was not recorded",
                        "Bulk lamp two: Your answer was not recorded",
                        "You typed this, but it was not sent:",
                        "No lamps this year.")
                .doesNotContain("1 selected", "You denied this.");
        manager.awaitWithout("inbox-row", "Bulk lamp one");
        manager.press("Escape");
        assertThat(manager.parts("bulk-bar")).noneMatch(bar -> bar.contains("was not recorded"));
        assertThat(manager.open("requests/" + first).text()).contains("No lamps this year.");
    }

    @Test
    void whatDoesNotWaitAnyMoreIsNotSelectedAnyMore() {
        RequestId first = acme.submit(ana, "Bulk desk one");
        RequestId second = acme.submit(ana, "Bulk desk two");
        Desk manager = desks.of(marta);
        select(manager, List.of(first, second));
        assertThat(manager.text()).contains("2 selected");

        product.get(RequestService.class).withdraw(ana, second);

        assertThat(manager.textWith("1 selected"))
                .contains("Bulk desk two no longer waits for your decision and is not selected any more.");
        manager.press("a").click("Approve 1");
        manager.textWith("You approved 1 request");
    }

    @Test
    void theWholeSelectionIsUndoneAndSelectedAgain() {
        RequestId first = acme.submit(ana, "Bulk chair one");
        RequestId second = acme.submit(ana, "Bulk chair two");
        Desk manager = desks.of(marta);
        select(manager, List.of(first, second));

        manager.press("a").click("Approve 2");
        manager.textWith("You approved 2 requests");
        manager.click("Undo");

        assertThat(manager.textWith("2 decisions undone")).contains("2 selected");
        assertThat(decide(acme.waitingFor(marta, first))).isNotNull();
    }

    @Test
    void theAuditLogSaysFromWhereEachWasDecided() {
        List<RequestId> requests = List.of(acme.submit(ana, "Bulk vase one"), acme.submit(ana, "Bulk vase two"));
        Desk manager = desks.of(marta);
        select(manager, requests);
        MockHttpServletRequest served = new MockHttpServletRequest("POST", "/vaadin/");
        served.setRemoteAddr("192.0.2.7");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(served));
        try {
            manager.press("a").click("Approve 2");
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        manager.textWith("You approved 2 requests");

        assertThat(requests)
                .flatExtracting(request -> product.get(AuditLog.class).ofRequest(marta.tenant(), request.value()))
                .filteredOn(entry -> entry.kind().equals("approval.decided"))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.content()).contains("192.0.2.7"));
    }

    private void select(Desk desk, List<RequestId> requests) {
        requests.forEach(
                request -> desk.open("inbox/" + acme.waitingFor(marta, request)).press("x"));
    }

    private Object decide(ApprovalId approval) {
        return product.get(ApprovalService.class).decide(marta, approval, Verdict.APPROVE, "", 1, UUID.randomUUID());
    }
}
