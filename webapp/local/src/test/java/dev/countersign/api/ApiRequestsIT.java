package dev.countersign.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.approval.ApprovalId;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.Cancellation;
import dev.countersign.request.RequestId;
import dev.countersign.testing.Acme;
import dev.countersign.token.Programs;
import dev.countersign.token.Scope;
import dev.countersign.token.TokenResult;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Requests, approvals and templates by the interface for programs. */
class ApiRequestsIT {

    private static final RunningProduct product = RunningProduct.shared();
    private static final Acme acme = new Acme(product);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REQUESTS = "/api/v1/requests";

    private final Actor ana = acme.actor("ana");
    private final Actor marta = acme.actor("marta");
    private final Program anas = Program.of(
            product, ana, Scope.TEMPLATES_READ, Scope.REQUESTS_READ, Scope.REQUESTS_WRITE, Scope.PEOPLE_READ);

    @Test
    void aPurchaseIsSubmittedDecidedAndReadByPrograms() {
        HttpResponse<String> submitted = anas.post(REQUESTS, purchase("Chairs " + UUID.randomUUID(), 300));
        assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(201);
        JsonNode request = Program.json(submitted);
        String id = request.path("id").asString();
        assertThat(submitted.headers().firstValue("Location")).hasValue(REQUESTS + "/" + id);
        assertThat(request.path("requester").path("id").asString())
                .isEqualTo(ana.person().toString());

        Program martas = Program.of(product, marta, Scope.APPROVALS_READ, Scope.APPROVALS_DECIDE);
        ApprovalId approval = acme.waitingFor(marta, new RequestId(UUID.fromString(id)));
        HttpResponse<String> opened = martas.get("/api/v1/approvals/" + approval);
        JsonNode asked = Program.json(opened);
        assertThat(asked.path("open").asBoolean()).isTrue();
        assertThat(asked.path("request").path("id").asString()).isEqualTo(id);

        String decision = "/api/v1/approvals/" + approval + "/decision";
        assertThat(Program.problem(martas.post(decision, "{\"verdict\":\"deny\",\"revision\":1}")))
                .isEqualTo("422 invalid");
        assertThat(Program.problem(martas.post(decision, "{\"verdict\":\"approve\",\"revision\":7}")))
                .isEqualTo("409 changed");
        martas.with("Idempotency-Key", UUID.randomUUID().toString())
                .with("If-Match", opened.headers().firstValue("ETag").orElseThrow());
        HttpResponse<String> decided = martas.post(decision, "{\"verdict\":\"approve\",\"revision\":1}");
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
        martas.without("If-Match");
        HttpResponse<String> again = martas.post(decision, "{\"verdict\":\"approve\",\"revision\":1}");
        assertThat(Program.json(again).path("id"))
                .isEqualTo(Program.json(decided).path("id"));
        martas.without("Idempotency-Key");
        assertThat(Program.problem(martas.post(decision, "{\"verdict\":\"approve\",\"revision\":1}")))
                .isEqualTo("409 decided");

        await().atMost(PATIENCE)
                .until(() -> Program.json(anas.get(REQUESTS + "/" + id))
                        .path("status")
                        .asString()
                        .equals("approved"));
        assertThat(Program.problem(anas.post(REQUESTS + "/" + id + "/withdraw", "")))
                .isEqualTo("409 closed");
    }

    @Test
    void whoeverWithdrawsWhatWasCancelledReadsByWhom() {
        RequestId id = acme.submit(ana, "Cancelled " + UUID.randomUUID());
        product.get(Cancellation.class).cancel(acme.actor("elena"), id, "Sent twice");
        HttpResponse<String> late = anas.post(REQUESTS + "/" + id + "/withdraw", "");
        assertThat(Program.problem(late)).isEqualTo("409 closed");
        assertThat(Program.json(late).path("detail").asString())
                .startsWith("The request has ended: cancelled by Elena Prado, ");
    }

    @Test
    void aFormIsDescribedAndWhatIsWrongIsSaidAtItsField() {
        JsonNode list = Program.json(anas.get("/api/v1/templates"));
        assertThat(list.path("items").valueStream().map(item -> item.path("key").asString()))
                .contains("purchase-request");
        JsonNode form =
                Program.json(anas.get("/api/v1/templates/purchase-request")).path("form");
        assertThat(form.path("properties").path("amount").path("properties").has("currency"))
                .isTrue();
        assertThat(form.path("required").toString()).contains("\"title\"");
        assertThat(Program.problem(anas.get("/api/v1/templates/none"))).isEqualTo("404 not-found");

        HttpResponse<String> wrong = anas.with("Accept-Language", "es")
                .post(REQUESTS, "{\"template\":\"purchase-request\",\"form\":{\"title\":\"\"}}");
        assertThat(Program.problem(wrong)).isEqualTo("422 invalid");
        JsonNode error = Program.json(wrong).path("errors").get(0);
        assertThat(error.path("pointer").asString()).startsWith("/form/");
        assertThat(error.path("code").asString()).isNotEmpty();
        anas.without("Accept-Language");
        assertThat(Program.problem(anas.post(REQUESTS, "{\"template\":\"none\",\"form\":{}}")))
                .isEqualTo("422 invalid");
        assertThat(Program.problem(anas.post(REQUESTS, "{}"))).isEqualTo("422 invalid");
        assertThat(anas.post(REQUESTS, "{").statusCode()).isEqualTo(400);
        assertThat(anas.post(REQUESTS, "[1]").statusCode()).isEqualTo(400);
        assertThat(anas.send("POST", REQUESTS, "text/plain", "x").statusCode()).isIn(404, 415);
    }

    @Test
    void aRepeatedCallHasOneEffect() {
        String title = "Once " + UUID.randomUUID();
        anas.with("Idempotency-Key", "key-" + UUID.randomUUID());
        HttpResponse<String> first = anas.post(REQUESTS, purchase(title, 300));
        HttpResponse<String> second = anas.post(REQUESTS, purchase(title, 300));
        assertThat(Program.json(second).path("id"))
                .isEqualTo(Program.json(first).path("id"));
        assertThat(Program.problem(anas.post(REQUESTS, purchase(title, 400)))).isEqualTo("422 idempotency-key-reused");
        String comments = REQUESTS + "/" + Program.json(first).path("id").asString() + "/comments";
        assertThat(Program.problem(anas.post(comments, "{\"text\":\"Hello\"}")))
                .isEqualTo("422 idempotency-key-reused");
        anas.with("Idempotency-Key", "other-" + UUID.randomUUID());
        anas.post(comments, "{\"text\":\"Hello\"}");
        JsonNode commented = Program.json(anas.post(comments, "{\"text\":\"Hello\"}"));
        assertThat(commented.path("comments").size()).isEqualTo(1);
        assertThat(Program.problem(anas.with("Idempotency-Key", "with blanks").post(comments, "{\"text\":\"x\"}")))
                .isEqualTo("400 bad-idempotency-key");
    }

    @Test
    void anUnchangedDocumentIsNotSentAgainAndAChangedOneIsNotOverwritten() {
        String id = acme.submit(ana, "Tags " + UUID.randomUUID()).toString();
        acme.waitingFor(marta, new RequestId(UUID.fromString(id)));
        String path = REQUESTS + "/" + id;
        String tag = anas.get(path).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> unchanged = anas.with("If-None-Match", tag).get(path);
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        anas.without("If-None-Match").post(path + "/comments", "{\"text\":\"Changed\"}");
        assertThat(Program.problem(anas.with("If-Match", tag).post(path + "/withdraw", "")))
                .isEqualTo("412 changed");
        String now =
                anas.without("If-Match").get(path).headers().firstValue("ETag").orElseThrow();
        JsonNode withdrawn = Program.json(anas.with("If-Match", now).post(path + "/withdraw", ""));
        assertThat(withdrawn.path("status").asString()).isEqualTo("withdrawn");
    }

    @Test
    void aListIsReadPageByPage() {
        String word = "Paged" + UUID.randomUUID().toString().substring(0, 8);
        for (int number = 0; number < 5; number++) {
            acme.submit(ana, word + " " + number);
        }
        Set<String> ids = new HashSet<>();
        String after = "";
        int pages = 0;
        do {
            JsonNode page = Program.json(anas.get(REQUESTS + "?status=open&limit=2&q=" + word + after));
            page.path("items").forEach(item -> ids.add(item.path("id").asString()));
            after = page.has("next") ? "&after=" + page.path("next").asString() : "";
            pages++;
        } while (!after.isEmpty());
        assertThat(ids).hasSize(5);
        ids.forEach(id -> anas.post(REQUESTS + "/" + id + "/withdraw", ""));
        assertThat(pages).isEqualTo(3);
        for (String wrong : List.of("status=none", "limit=0", "limit=1000", "after=nonsense", "limit=x")) {
            assertThat(anas.get(REQUESTS + "?" + wrong).statusCode()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void peopleAreFound() {
        JsonNode found = Program.json(anas.get("/api/v1/people?q=mart"));
        assertThat(found.path("items").valueStream().map(one -> one.path("id").asString()))
                .contains(marta.person().toString());
    }

    @Test
    void whoMayNotSeeItIsToldThatItDoesNotExist() {
        String id = acme.submit(ana, "Secret " + UUID.randomUUID()).toString();
        ApprovalId approval = acme.waitingFor(marta, new RequestId(UUID.fromString(id)));
        Scope[] all = Scope.values();
        for (Actor other : List.of(acme.actor("luis"), acme.stranger())) {
            Program others = Program.of(product, other, all);
            assertThat(Program.problem(others.get(REQUESTS + "/" + id))).isEqualTo("404 not-found");
            assertThat(Program.problem(others.post(REQUESTS + "/" + id + "/withdraw", "")))
                    .isEqualTo("404 not-found");
            assertThat(Program.problem(others.post(REQUESTS + "/" + id + "/comments", "{\"text\":\"x\"}")))
                    .isEqualTo("404 not-found");
            assertThat(Program.problem(others.get("/api/v1/approvals/" + approval)))
                    .isEqualTo("404 not-found");
            assertThat(others.post(
                                    "/api/v1/approvals/" + approval + "/decision",
                                    "{\"verdict\":\"approve\",\"revision\":1}")
                            .statusCode())
                    .isIn(403, 404);
        }
        assertThat(anas.get(REQUESTS + "/nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void eachCallNeedsItsScope() {
        Program reader = Program.of(product, marta, Scope.PEOPLE_READ);
        for (String path : List.of("/api/v1/templates", REQUESTS, "/api/v1/approvals")) {
            HttpResponse<String> refused = reader.get(path);
            assertThat(Program.problem(refused)).as(path).isEqualTo("403 insufficient-scope");
            assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
                    .contains("insufficient_scope");
        }
        assertThat(Program.problem(reader.post(REQUESTS, "{}"))).isEqualTo("403 insufficient-scope");
        assertThat(Program.problem(reader.post("/api/v1/approvals/" + UUID.randomUUID() + "/decision", "{}")))
                .isEqualTo("403 insufficient-scope");
        TokenResult refused = product.get(Programs.class)
                .create(acme.actor("elena"), "Bot", marta.person(), Set.of(Scope.APPROVALS_DECIDE), 7);
        assertThat(refused).isInstanceOf(TokenResult.ScopesWrong.class);
    }

    private static String purchase(String title, int euros) {
        return """
                {"template": "purchase-request", "form": {"title": "%s", "amount": {"amount": %d, "currency": "EUR"},
                 "supplier": "Rivas", "budget": "office", "reason": "The old ones broke."}}
                """.formatted(title, euros);
    }
}
