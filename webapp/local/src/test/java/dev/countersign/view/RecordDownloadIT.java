package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.audit.AuditLog;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.RequestStatus;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.testing.Desks;
import dev.countersign.testing.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The record of a request that has ended, as PDF. */
class RecordDownloadIT {

    private static final RunningProduct product = RunningProduct.shared();

    @RegisterExtension
    private final Desks desks = new Desks(product);

    private final Acme acme = new Acme(product);
    private final Actor ana = acme.actor("ana");
    private final Actor marta = acme.actor("marta");

    @Test
    void itHasTheDataTheDecisionsAndTheHashOfTheAuditLog() throws IOException {
        RequestId request = acme.submit(ana, "Sillas para Ñandú");
        assertThat(desks.of(ana).open("requests/" + request).text()).doesNotContain("Download record");
        assertThat(as("ana").send("GET", "/records/" + request).statusCode())
                .as("open")
                .isEqualTo(404);
        acme.approve(marta, request);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> product.get(RequestService.class)
                                .open(ana, request)
                                .orElseThrow()
                                .head()
                                .status()
                        == RequestStatus.APPROVED);
        Desk page = desks.of(ana).open("requests/" + request);
        assertThat(page.text()).contains("Download record");

        byte[] file = as("ana").download("/records/" + request);

        String hash = product.get(AuditLog.class)
                .ofRequest(ana.tenant(), request.value())
                .getLast()
                .hash()
                .hex();
        assertThat(text(file).replaceAll("\\s+", " "))
                .contains("Sillas para Ñandú", "Rivas", "€300", "Marta Ruiz approved", "Request approved", "Ana Torres")
                .contains(hash);
        assertThat(text(as("marta").download("/records/" + request))).contains("Ñandú");
        assertThat(as("luis").send("GET", "/records/" + request).statusCode())
                .as("he may not see the request")
                .isEqualTo(404);
        HttpResponse<String> answer = as("ana").send("GET", "/records/" + request);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void itHasWhatEachApproverHadBeforeThemAndWhyTheyWereAsked() throws IOException {
        RequestId request = acme.submit(ana, "A kiln");
        sendBack(request, "Why so large?");
        revise(request, "The small one is enough.");
        sendBack(request, "Which colour?");
        revise(request, "A blue one.");
        acme.waitingFor(marta, request);
        desks.of(marta)
                .open("inbox/" + acme.waitingFor(marta, request))
                .click("Approve")
                .click("Approve");
        desks.of(ana).open("requests/" + request).textWith("Request approved");

        assertThat(text(as("ana").download("/records/" + request)).replaceAll("[\\s\u00A0]+", " "))
                .containsSubsequence("Answers", "A blue one.", "Before the change: The small one is enough.")
                .containsSubsequence(
                        "Who was asked, and why",
                        "revision 1",
                        "sent back",
                        "Marta Ruiz requested changes",
                        "manager of Ana Torres",
                        "“Why so large?”",
                        "revision 2",
                        "“Which colour?”",
                        "revision 3",
                        "Marta Ruiz approved")
                .containsSubsequence(
                        "Answers of revision 1",
                        "The old ones broke. Changed in revision 2",
                        "Answers of revision 2",
                        "The small one is enough. Changed in revision 3");
    }

    private void sendBack(RequestId request, String question) {
        desks.of(marta)
                .open("inbox/" + acme.waitingFor(marta, request))
                .click("Request changes")
                .type("What should change?", question)
                .click("Request changes");
    }

    private void revise(RequestId request, String reason) {
        desks.of(ana).open("requests/" + request).textWith("You were asked to change this request");
        desks.of(ana)
                .open("requests/" + request + "/revise")
                .type("Reason", reason)
                .click("Send changes");
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static Visitor as(String name) {
        Visitor visitor = new Visitor(product.address());
        visitor.signIn(name + "@acme.test");
        return visitor;
    }
}
