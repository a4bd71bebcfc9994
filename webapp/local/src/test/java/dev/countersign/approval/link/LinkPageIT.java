package dev.countersign.approval.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffDraft;
import dev.countersign.administration.StaffResult;
import dev.countersign.approval.ApprovalCase;
import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.Handovers;
import dev.countersign.away.AbsenceDraft;
import dev.countersign.away.AbsenceResult;
import dev.countersign.away.Absences;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonId;
import dev.countersign.people.Role;
import dev.countersign.request.Cancellation;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.TimelineEntry;
import dev.countersign.testing.Acme;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page of a link in an email, over HTTP: without a session or a cookie, as in a browser without scripts. */
class LinkPageIT {

    private static final Pattern CLICK = Pattern.compile("name=\"click\" value=\"([^\"]+)\"");
    private static final Pattern DECISION = Pattern.compile("name=\"decision\" value=\"([^\"]+)\"");

    private final RunningProduct product = RunningProduct.shared();
    private final Acme acme = new Acme(product);
    private final Actor ana = acme.actor("ana");
    private final Actor marta = acme.actor("marta");
    private final List<RequestId> requests = new ArrayList<>();
    private final LinkBrowser browser = new LinkBrowser(product);

    @Test
    void openingShowsTheFactsAndDecidesNothing() throws Exception {
        RequestId request = submit("Twelve desks by link");
        ApprovalId approval = acme.waitingFor(marta, request);
        String path = browser.issue(marta, approval);
        for (int times = 0; times < 100; times++) {
            assertThat(browser.get(path).statusCode()).isEqualTo(200);
            assertThat(browser.head(path).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> page = browser.get(path);
        assertThat(page.body())
                .contains("Twelve desks by link", "Ana Torres", "You decide as Marta Ruiz", "Approve", "Deny")
                .containsOnlyOnce("<script");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("strict-origin");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'", "script-src 'self'", "form-action 'self'");
        assertThat(page.headers().allValues("Set-Cookie"))
                .noneMatch(cookie ->
                        cookie.startsWith("countersign-" + product.address().getPort()));
        assertThat(product.get(ApprovalService.class)
                        .open(marta, approval)
                        .orElseThrow()
                        .state())
                .isInstanceOf(ApprovalCase.State.Open.class);
    }

    @Test
    void aDecisionIsRecordedOnceAndCanBeUndone() throws Exception {
        ApprovalId approval = acme.waitingFor(marta, submit("Approved by link"));
        String path = browser.issue(marta, approval);
        String click = LinkBrowser.found(CLICK, browser.get(path).body());
        HttpResponse<String> decided = browser.post(path, "verdict=APPROVE&comment=Looks+good&click=" + click);
        assertThat(decided.statusCode()).isEqualTo(302);
        String after = browser.get(path).body();
        assertThat(after)
                .contains("You (Marta Ruiz) approved this ", "Your comment", "Looks good")
                .doesNotContain("name=\"verdict\"");

        assertThat(browser.answer(path, LinkBrowser.decision("DENY", "Not now")))
                .contains("This link was already used", "You typed this, but it was not sent:", "Not now");

        Matcher undoable = DECISION.matcher(after);
        if (undoable.find()) {
            assertThat(after).contains("Undo until ");
            for (String time : List.of("first", "second of a double click")) {
                assertThat(browser.answer(path + "/undo", "decision=" + undoable.group(1)))
                        .as(time)
                        .contains("name=\"verdict\"", "Decision undone", "Looks good");
            }
            assertThat(browser.get(path).body()).as("loaded again").contains("name=\"verdict\"", "Looks good");
        }
    }

    @Test
    void whatBecameOfTheRequestAfterTheDecisionIsSaid() throws Exception {
        RequestId request = submit("Approved and withdrawn");
        String path = browser.issue(marta, acme.waitingFor(marta, request));
        browser.post(path, LinkBrowser.decision("APPROVE", ""));
        product.get(RequestService.class).withdraw(ana, request);
        assertThat(browser.get(path).body())
                .containsPattern("You \\(Marta Ruiz\\) approved this today \\d\\d:\\d\\d CES?T")
                .containsPattern("The request has ended since: Withdrawn, today \\d\\d:\\d\\d CES?T");
        assertThat(browser.answer(path, LinkBrowser.decision("DENY", "Too dear")))
                .contains("You typed this, but it was not sent:", "Too dear");
    }

    @Test
    void thePageSaysInWhichLanguageItIsWritten() throws Exception {
        HttpRequest.Builder arabic = HttpRequest.newBuilder(product.address().resolve("/decide/" + "A".repeat(64)))
                .header("Accept-Language", "ar")
                .GET();
        assertThat(browser.send(arabic).body()).contains("<html lang=\"en\"", "This link doesn’t work");
    }

    @Test
    void aDenialWithoutAReasonKeepsWhatWasTypedAndSaysWhatIsMissing() throws Exception {
        ApprovalId approval = acme.waitingFor(marta, submit("Denied by link"));
        String path = browser.issue(marta, approval);
        assertThat(browser.answer(path, LinkBrowser.decision("DENY", "")))
                .contains(
                        "To deny, enter a comment.",
                        "aria-invalid=\"true\"",
                        "aria-describedby=\"comment-problem\"",
                        "name=\"verdict\"");

        String tooLong = "Año, mañana, 日本, 5 €: " + "x".repeat(4_001);
        assertThat(browser.answer(path, LinkBrowser.decision("DENY", tooLong))).contains(tooLong);

        assertThat(browser.post(
                                path,
                                "verdict=DENY&comment=" + LinkBrowser.encode("<b>Too dear</b>") + "&click="
                                        + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(302);
        assertThat(browser.get(path).body()).contains("You (Marta Ruiz) denied this ");
    }

    @Test
    void theCaseIsPassedToSomebodyElseByTheirAddress() throws Exception {
        RequestId request = submit("Delegated by link");
        ApprovalId approval = acme.waitingFor(marta, request);
        String path = browser.issue(marta, approval);
        for (String unknown : List.of("nobody@acme.test", "hank@globex.test", "")) {
            assertThat(browser.answer(path + "/delegate", "to=" + LinkBrowser.encode(unknown) + "&comment=Please"))
                    .contains(
                            "No one in your organisation has this email address.",
                            "Please",
                            "<details",
                            "open=\"open\"");
        }
        assertThat(browser.answer(path + "/delegate", "to=ana@acme.test"))
                .contains("Ana Torres made this request and can’t decide it.");

        assertThat(browser.post(path + "/delegate", "to=Carlos@acme.test&comment=You+know+desks")
                        .statusCode())
                .isEqualTo(302);
        assertThat(browser.get(path).body()).contains("Carlos Vega").doesNotContain("name=\"verdict\"", "<details");
        ApprovalCase passed = product.get(ApprovalService.class)
                .open(acme.actor("carlos"), approval)
                .orElseThrow();
        assertThat(passed.request().timeline())
                .as("what was typed as the comment of the page")
                .anySatisfy(entry -> assertThat(entry)
                        .isInstanceOfSatisfying(
                                TimelineEntry.Passed.class,
                                handed -> assertThat(handed.note()).isEqualTo("You know desks")));
        assertThat(acme.waitingFor(acme.actor("carlos"), request)).isEqualTo(approval);
        assertThat(browser.answer(path, LinkBrowser.decision("APPROVE", "")))
                .as("what the email offered before")
                .contains("Your answer was not recorded");
        browser.answer(path + "/delegate", "to=nuria@acme.test");
        assertThat(acme.waitingFor(acme.actor("carlos"), request)).isEqualTo(approval);
    }

    @Test
    void beforeItIsPassedToSomebodyAwayThePageSaysWhoDecidesInsteadAndAfterwardsAgain() throws Exception {
        Absences absences = product.get(Absences.class);
        Actor carlos = acme.actor("carlos");
        LocalDate today = absences.open(carlos, carlos.person()).orElseThrow().today();
        AbsenceResult.Saved away = (AbsenceResult.Saved) absences.set(
                carlos,
                new AbsenceDraft(
                        carlos.person(), today, today, acme.actor("jon").person(), Optional.empty(), ""));
        try {
            RequestId request = submit("Passed to somebody away");
            String path = browser.issue(marta, acme.waitingFor(marta, request));

            assertThat(browser.answer(path + "/delegate", "to=carlos@acme.test&comment=Please"))
                    .contains("Carlos Vega is away until", "Jon Sáez decides instead. Delegate again", "Please")
                    .contains("name=\"sure\" value=\"carlos@acme.test\"");
            assertThat(acme.waitingFor(marta, request)).isNotNull();

            assertThat(browser.post(path + "/delegate", "to=carlos@acme.test&comment=Please&sure=carlos@acme.test")
                            .statusCode())
                    .isEqualTo(302);
            assertThat(browser.get(path).body())
                    .contains("You delegated this to Carlos Vega", "Jon Sáez decides instead.");
        } finally {
            absences.end(carlos, away.absence().id());
        }
    }

    @Test
    void whoStoodInAndTakesTheirDecisionBackReadsThatItIsUndoneAndWhoDecidesNow() throws Exception {
        Absences absences = product.get(Absences.class);
        Actor jon = acme.actor("jon");
        LocalDate today = absences.open(marta, marta.person()).orElseThrow().today();
        absences.set(marta, new AbsenceDraft(marta.person(), today, today, jon.person(), Optional.empty(), ""));
        try {
            ApprovalId approval = acme.waitingFor(jon, submit("Approved for somebody who comes back"));
            String path = browser.issue(jon, approval);
            browser.post(path, LinkBrowser.decision("APPROVE", ""));
            String decision = LinkBrowser.found(DECISION, browser.get(path).body());
            absences.open(marta, marta.person())
                    .orElseThrow()
                    .absences()
                    .forEach(entry -> absences.end(marta, entry.absence().id()));

            HttpResponse<String> undone = browser.post(path + "/undo", "decision=" + decision);

            assertThat(undone.statusCode()).isEqualTo(200);
            assertThat(undone.body())
                    .contains("Decision undone", "Marta Ruiz decides this now.")
                    .doesNotContain("Approved for somebody who comes back");
        } finally {
            absences.open(marta, marta.person())
                    .orElseThrow()
                    .absences()
                    .forEach(entry -> absences.end(marta, entry.absence().id()));
        }
    }

    @Test
    void aCancelledRequestSaysWhyAndAsksForNothingAnyMore() throws Exception {
        RequestId request = submit("Cancelled after the email");
        String path = browser.issue(marta, acme.waitingFor(marta, request));
        assertThat(browser.get(path).body()).contains("Decide by", "Why you");
        product.get(Cancellation.class).cancel(acme.actor("elena"), request, "Bought by another team");
        assertThat(browser.get(path).body())
                .contains("Why Elena Prado cancelled it", "Bought by another team")
                .as("the due date is ahead, and nobody is asked any more")
                .doesNotContain("Was due")
                .doesNotContain("Decide by", "Why you");
    }

    @Test
    void whoHasItNowIsSaidOnce() throws Exception {
        RequestId request = submit("Reassigned after the email");
        ApprovalId approval = acme.waitingFor(marta, request);
        String path = browser.issue(marta, approval);
        Actor carlos = acme.actor("carlos");
        product.get(Handovers.class)
                .reassign(acme.actor("elena"), approval, marta.person(), carlos.person(), "You know desks");
        assertThat(browser.get(path).body())
                .contains("Elena Prado reassigned this to Carlos Vega")
                .doesNotContain("Was due")
                .doesNotContain("Now asked", "Decide by");
    }

    @Test
    void whoseAccountIsNotActiveReadsThat() throws Exception {
        Actor elena = acme.actor("elena");
        Staff staff = product.get(Staff.class);
        StaffDraft draft = new StaffDraft(
                "Olga Leaver",
                "olga.leaver@acme.test",
                Optional.empty(),
                Optional.empty(),
                Locale.ENGLISH,
                ZoneId.of("Europe/Madrid"),
                Set.of(Role.EMPLOYEE));
        PersonId olga = ((StaffResult.Added) staff.add(elena, draft)).person();
        ApprovalId approval = acme.waitingFor(marta, submit("Asked somebody who left"));
        product.get(Handovers.class).delegate(marta, approval, olga, "");
        String path = browser.issue(new Actor(elena.tenant(), olga, Set.of()), approval);
        staff.leave(elena, olga, Optional.of(marta.person()), "Left");
        HttpResponse<String> page = browser.get(path);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("Your account is no longer active").doesNotContain("expired");
    }

    @Test
    void changesAreRequestedByLinkWithAQuestion() throws Exception {
        RequestId request = submit("Sent back by link");
        String path = browser.issue(marta, acme.waitingFor(marta, request));
        assertThat(browser.get(path).body()).contains("value=\"REQUEST_CHANGES\"");
        assertThat(browser.answer(path, LinkBrowser.decision("REQUEST_CHANGES", "")))
                .contains("To request changes, enter a comment that says what should change.");
        assertThat(browser.post(path, "verdict=REQUEST_CHANGES&comment=Which+colour%3F&click=" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(302);
        assertThat(browser.get(path).body())
                .contains("You (Marta Ruiz) requested changes ", "When it has been changed, you are asked again.")
                .doesNotContain("name=\"verdict\"");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(browser.get(path).body())
                        .containsPattern(
                                "Ana Torres can change the request until .*\\. When it comes back, you are asked"));
    }

    @Test
    void anotherSiteCannotSubmitIt() throws Exception {
        ApprovalId approval = acme.waitingFor(marta, submit("From another site"));
        String path = browser.issue(marta, approval);
        HttpResponse<String> refused = browser.send(browser.to(path)
                .header("Origin", "https://evil.example")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(LinkBrowser.decision("APPROVE", ""))));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(browser.get(path).body()).contains("name=\"verdict\"");
    }

    @Test
    void anAnswerThatCannotBeReadDecidesNothingAndKeepsWhatWasTyped() throws Exception {
        String path = browser.issue(marta, acme.waitingFor(marta, submit("Read wrongly")));
        String click = UUID.randomUUID().toString();
        for (String form : List.of(
                "verdict=APPROVE&verdict=DENY&comment=Too+dear&click=" + click,
                "verdict=PERHAPS&comment=Too+dear&click=" + click,
                "comment=Too+dear&click=" + click,
                "verdict=DENY&comment=Too+dear&click=none")) {
            HttpResponse<String> answer = browser.post(path, form);
            assertThat(answer.statusCode()).as(form).isEqualTo(400);
            assertThat(answer.body())
                    .as(form)
                    .contains("Nothing was decided: your browser did not say", "Too dear", "name=\"verdict\"")
                    .doesNotContain("This link doesn’t work");
        }
        assertThat(browser.post(path + "?verdict=DENY", LinkBrowser.decision("APPROVE", ""))
                        .statusCode())
                .as("another verdict in the address")
                .isEqualTo(400);
        assertThat(browser.post(path + "/undo", "decision=none").statusCode()).isEqualTo(400);
        assertThat(browser.post("/decide/" + "A".repeat(64), "verdict=APPROVE&verdict=DENY")
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.post(path, LinkBrowser.decision("DENY", "Too dear"))
                        .headers()
                        .firstValue("Location"))
                .get()
                .asString()
                .endsWith(path + "?sent");
        assertThat(browser.get(path + "?sent").body()).contains("data-sent", "You (Marta Ruiz) denied this ");
    }

    @Test
    void aLinkThatDoesNotExistSaysSoWithoutSayingWhy() throws Exception {
        HttpResponse<String> unknown = browser.get("/decide/" + "A".repeat(64));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("This link doesn’t work", "Open in Countersign");
        assertThat(unknown.headers().firstValue("Referrer-Policy")).hasValue("strict-origin");
    }

    @Test
    void anAddressThatAMailProgramHasChangedKeepsNothingOnTheServer() throws Exception {
        for (String path : List.of("/decide/", "/decide/a/b", "/decide/" + "A".repeat(64) + "/")) {
            HttpResponse<String> answer = browser.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).contains("This link doesn’t work");
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        }
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
