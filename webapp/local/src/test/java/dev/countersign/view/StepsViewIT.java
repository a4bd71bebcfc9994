package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.testing.Desks;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The requester's page follows the steps of the request, in whichever order people decide. */
class StepsViewIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final RunningProduct product = RunningProduct.shared();

    @RegisterExtension
    private final Desks desks = new Desks(product);

    private final Acme acme = new Acme(product);
    private final Actor ana = acme.actor("ana");

    @Test
    void aVeryLargePurchaseNeedsADirectorAsWell() {
        RequestId request = acme.submit(ana, "A delivery van", 20_001);
        Desk requester = desks.of(ana).open("requests/" + request);
        acme.approve(acme.actor("marta"), request);
        acme.approve(acme.actor("carlos"), request);
        acme.approve(acme.actor("jon"), request);
        awaitStep(requester, "Director", "in progress");

        acme.approve(acme.actor("diego"), request);

        requester.textWith("Approved");
        awaitStep(requester, "Director", "Diego Santos");
    }

    @Test
    void theOwnerOfASystemAndSecurityDecideInAnyOrder() {
        Actor irene = acme.actor("irene");
        Actor sofia = acme.actor("sofia");
        RequestId ledger = acme.askForAccess(ana, "Payroll ledger", irene);
        RequestId printer = acme.askForAccess(ana, "Badge printer", irene);
        Desk ofLedger = desks.of(ana).open("requests/" + ledger);
        Desk ofPrinter = desks.of(ana).open("requests/" + printer);

        acme.approve(irene, ledger);
        acme.approve(sofia, printer);
        awaitStep(ofLedger, "System owner", "done");
        awaitStep(ofLedger, "System owner", "Irene Gil");
        awaitStep(ofLedger, "Security", "in progress");
        awaitStep(ofPrinter, "Security", "done");
        awaitStep(ofPrinter, "System owner", "in progress");

        acme.approve(sofia, ledger);
        acme.approve(irene, printer);
        ofLedger.textWith("Approved");
        ofPrinter.textWith("Approved");
    }

    @Test
    void aContractNeedsTwoOfLegalAndOneOfFinance() {
        RequestId request = acme.askForContract(ana, "Initech");
        Desk requester = desks.of(ana).open("requests/" + request);
        acme.approve(acme.actor("marta"), request);
        awaitStep(requester, "Legal and finance", "Legal: 0 of 2 approvals\u00A0· 2 of ");

        acme.approve(acme.actor("laura"), request);
        acme.approve(acme.actor("jon"), request);
        awaitStep(requester, "Legal and finance", "Legal: 1 of 2 approvals");
        awaitStep(requester, "Legal and finance", "Finance: 1 of 1 approval");
        assertThat(requester.textWith("(Legal)"))
                .containsAnyOf(
                        "waiting for Inés Mora or Pablo Rey (Legal)", "waiting for Pablo Rey or Inés Mora (Legal)");

        acme.approve(acme.actor("pablo"), request);
        requester.textWith("Approved");
    }

    private static void awaitStep(Desk requester, String step, String words) {
        await().pollInSameThread()
                .atMost(PATIENCE)
                .until(() ->
                        requester.parts("step").stream().anyMatch(part -> part.contains(step) && part.contains(words)));
    }
}
