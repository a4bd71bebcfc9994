package dev.countersign.approval.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.approval.ApprovalCase;
import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.HandoverResult;
import dev.countersign.approval.Handovers;
import dev.countersign.audit.AuditLog;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.ReviseResult;
import dev.countersign.request.RevisionService;
import dev.countersign.testing.Acme;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Posts to the page of a link that somebody recorded, forwarded or kept for too long. None decides anything. */
class LinkAttacksIT {

    private final RunningProduct product = RunningProduct.shared();
    private final Acme acme = new Acme(product);
    private final Actor ana = acme.actor("ana");
    private final Actor marta = acme.actor("marta");
    private final LinkBrowser browser = new LinkBrowser(product);
    private final List<RequestId> requests = new ArrayList<>();

    @Test
    void aPostThatIsReplayedDecidesNothingMore() throws Exception {
        RequestId request = submit("Replayed");
        String path = browser.issue(marta, acme.waitingFor(marta, request));
        String recorded = LinkBrowser.decision("APPROVE", "Once");
        assertThat(browser.post(path, recorded).statusCode()).isEqualTo(302);
        for (int times = 0; times < 5; times++) {
            browser.post(path, recorded);
            browser.post(path, recorded.replace("APPROVE", "DENY"));
        }
        assertThat(browser.get(path).body()).contains("You (Marta Ruiz) approved this ");
        assertThat(product.get(AuditLog.class).ofRequest(ana.tenant(), request.value()))
                .filteredOn(entry -> entry.kind().equals("approval.decided"))
                .hasSize(1);
    }

    @Test
    void anotherCommentWithTheSameClickIsSaidNotToBeSent() throws Exception {
        RequestId request = submit("Two comments");
        String path = browser.issue(marta, acme.waitingFor(marta, request));
        String recorded = LinkBrowser.decision("APPROVE", "The first words");
        assertThat(browser.post(path, recorded).statusCode()).isEqualTo(302);

        String second = browser.answer(path, recorded.replace("first", "second"));

        assertThat(second).contains("You typed this, but it was not sent:", "The second words");
        assertThat(browser.get(path).body()).contains("The first words").doesNotContain("second");
    }

    @Test
    void aCommentThatIsFarTooLongIsKeptAndItsLengthIsSaid() throws Exception {
        RequestId request = submit("Long");
        ApprovalId approval = acme.waitingFor(marta, request);
        String path = browser.issue(marta, approval);
        for (String words : List.of("x".repeat(100_000), "日".repeat(20_000))) {
            assertThat(browser.answer(path, LinkBrowser.decision("DENY", words)))
                    .contains("Use at most 4,000 characters.", words, "id=\"comment-problem\"");
        }
        HttpResponse<String> absurd = browser.post(path, LinkBrowser.decision("DENY", "x".repeat(1_100_000)));
        assertThat(absurd.statusCode()).isEqualTo(413);
        assertThat(absurd.body()).contains("You sent more text than this page can take. Nothing was changed. Go back");
        HttpResponse<String> anything = browser.send(browser.to(path)
                .setHeader("Accept", "*/*")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(LinkBrowser.decision("DENY", "x".repeat(3_000_000)))));
        assertThat(anything.statusCode()).isEqualTo(413);
        assertThat(anything.body()).as("for who accepts anything").isEqualTo(absurd.body());
        assertThat(state(marta, approval)).isInstanceOf(ApprovalCase.State.Open.class);
    }

    @Test
    void otherFormsWithoutScriptAreSmall() throws Exception {
        for (String path : List.of("/sign-in", "/unsubscribe/none")) {
            HttpResponse<String> refused = browser.post(path, "email=" + "x".repeat(70_000));
            assertThat(refused.statusCode()).as(path).isEqualTo(413);
            assertThat(refused.body()).contains("You sent more text than this page can take.");
        }
    }

    @Test
    void aPostToTheLinkOfWhoeverWasReplacedDecidesNothing() throws Exception {
        Actor carlos = acme.actor("carlos");
        RequestId request = submit("Reassigned");
        ApprovalId approval = acme.waitingFor(marta, request);
        String path = browser.issue(marta, approval);
        assertThat(product.get(Handovers.class)
                        .reassign(acme.actor("elena"), approval, marta.person(), carlos.person(), "She knows him"))
                .isInstanceOf(HandoverResult.HandedOver.class);

        assertThat(browser.answer(path, LinkBrowser.decision("APPROVE", "By a link of before")))
                .contains("Carlos Vega", "By a link of before")
                .doesNotContain("name=\"verdict\"");
        assertThat(browser.answer(path + "/delegate", "to=nuria@acme.test")).contains("Carlos Vega");
        assertThat(acme.waitingFor(carlos, request)).isEqualTo(approval);
        assertThat(state(carlos, approval)).isInstanceOf(ApprovalCase.State.Open.class);
    }

    @Test
    void aPostToTheLinkOfAnOlderRevisionDecidesNothing() throws Exception {
        RequestId request = submit("Revised");
        ApprovalId first = acme.waitingFor(marta, request);
        String unused = browser.issue(marta, first);
        String used = browser.issue(marta, first);
        assertThat(browser.post(used, LinkBrowser.decision("REQUEST_CHANGES", "Which colour?"))
                        .statusCode())
                .isEqualTo(302);
        revise(request);
        ApprovalId second = acme.waitingFor(marta, request);
        assertThat(second).isNotEqualTo(first);

        for (String path : List.of(unused, used)) {
            assertThat(browser.answer(path, LinkBrowser.decision("APPROVE", "What I saw before")))
                    .contains("What I saw before")
                    .doesNotContain("name=\"verdict\"");
            assertThat(browser.get(path).body())
                    .contains("You (Marta Ruiz) requested changes ", "waits for your decision again")
                    .doesNotContain("name=\"verdict\"");
        }

        assertThat(state(marta, second)).isInstanceOf(ApprovalCase.State.Open.class);
        assertThat(browser.post(browser.issue(marta, second), LinkBrowser.decision("APPROVE", ""))
                        .statusCode())
                .isEqualTo(302);
    }

    /** As soon as the question has reached the requester. */
    private void revise(RequestId request) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> product.get(RevisionService.class)
                                .revise(ana, request, 1, JsonMapper.shared().readTree("""
                                        {"title": "Revised, blue", "amount": {"amount": 310, "currency": "EUR"},
                                         "supplier": "Rivas", "budget": "office", "reason": "The old ones broke."}
                                        """), "Blue")
                        instanceof ReviseResult.Revised);
    }

    private ApprovalCase.State state(Actor reader, ApprovalId approval) {
        return product.get(ApprovalService.class)
                .open(reader, approval)
                .orElseThrow()
                .state();
    }

    private RequestId submit(String title) {
        RequestId request = acme.submit(ana, title);
        requests.add(request);
        return request;
    }

    /** Others share the inbox. */
    @AfterEach
    void withdraw() {
        requests.forEach(request -> product.get(RequestService.class).withdraw(ana, request));
    }
}
