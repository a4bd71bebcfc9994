package dev.countersign.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.approval.ApprovalId;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.testing.Acme;
import dev.countersign.token.Scope;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error is a problem with a type that the documentation has, whoever found it: a controller, the framework, a filter or the server. */
class ApiErrorsIT {

    private static final RunningProduct product = RunningProduct.shared();
    private static final Acme acme = new Acme(product);
    private static final String PROBLEM = "application/problem+json";

    private final Actor marta = acme.actor("marta");
    private final Program program = Program.of(
            product,
            marta,
            Scope.REQUESTS_READ,
            Scope.REQUESTS_WRITE,
            Scope.APPROVALS_READ,
            Scope.APPROVALS_DECIDE,
            Scope.SCIM);

    @Test
    void theWrongFormatOrMethodIsNamed() {
        HttpResponse<String> type = program.send("POST", "/api/v1/requests", "text/plain", "{}");
        assertThat(Program.problem(type)).isEqualTo("415 unsupported-media-type");
        HttpResponse<String> method = program.send("DELETE", "/api/v1/requests", null, "");
        assertThat(Program.problem(method)).isEqualTo("405 method-not-allowed");
        assertThat(method.headers().firstValue("Allow").orElse("")).contains("GET", "POST");
        HttpResponse<String> accept = program.with("Accept", "text/html").get("/api/v1/requests");
        assertThat(Program.problem(accept)).isEqualTo("406 not-acceptable");
        assertThat(accept.headers().firstValue("Content-Type")).hasValue(PROBLEM);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/requests?limit=1e3,     400 bad-parameter",
        "/api/v1/requests?limit=0,       400 bad-parameter",
        "/api/v1/requests?limit=99999999999, 400 bad-parameter",
        "/api/v1/requests?q=%ff,         400 bad-request",
        "/api/v1/requests/no-id,         400 bad-parameter",
        "/api/v1/none,                   404 not-found",
        "/api/none,                      404 not-found",
        "/api,                           404 not-found",
    })
    void whatCannotBeReadIsAProblem(String path, String expected) {
        HttpResponse<String> answer = new Program(product.address())
                .with("Authorization", program.header("Authorization"))
                .send("GET", path, null, "");
        assertThat(Program.problem(answer)).isEqualTo(expected);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(PROBLEM);
    }

    /** No filter sees these. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/requests/%00", "/api/v1/requests/%ff", "/api/v1/me%2f"})
    void whatTheServerCannotReadIsAProblem(String path) {
        HttpResponse<String> answer = program.get(path);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(PROBLEM);
        assertThat(Program.json(answer).path("title").asString()).isEqualTo("Bad Request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                       | 400 bad-request",
                "5                       | 400 bad-request",
                "{\"text\":5}            | 422 invalid",
                "{\"text\":true}         | 422 invalid",
                "{\"text\":[\"a\"]}      | 422 invalid",
                "{\"text\":\"a\",\"txet\":\"b\"} | 422 invalid",
                "{\"text\":\"a\",\"text\":\"b\"} | 400 bad-request",
            })
    void aBodyIsTakenAsItIsWrittenOrNotAtAll(String body, String expected) {
        HttpResponse<String> answer = program.post("/api/v1/requests/" + UUID.randomUUID() + "/comments", body);
        assertThat(Program.problem(answer)).as(answer.body()).isEqualTo(expected);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(PROBLEM);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"verdict\":\"approve\",\"revision\":1.9}   | /revision",
                "{\"verdict\":\"approve\",\"revision\":\"1\"} | /revision",
                "{\"verdict\":\"approve\",\"revision\":true}  | /revision",
                "{\"verdict\":\"approve\",\"revision\":\"\"}  | /revision",
                "{\"verdict\":1,\"revision\":1}               | /verdict",
                "{\"verdict\":\"deny\",\"revision\":1,\"comment\":5} | /comment",
            })
    void aDecisionNeedsTheExactRevisionAndATextAsComment(String body, String pointer) {
        RequestId request = acme.submit(acme.actor("ana"), "Exact " + UUID.randomUUID());
        ApprovalId approval = acme.waitingFor(marta, request);
        HttpResponse<String> answer = program.post("/api/v1/approvals/" + approval + "/decision", body);
        assertThat(Program.problem(answer)).isEqualTo("422 invalid");
        assertThat(Program.json(answer).path("errors").path(0).path("pointer").asString())
                .isEqualTo(pointer);
        assertThat(acme.waitingFor(marta, request)).isEqualTo(approval);
    }

    @Test
    void anApprovalOfOthersIsAnsweredAsOneThatDoesNotExist() {
        RequestId request = acme.submit(acme.actor("ana"), "Of others " + UUID.randomUUID());
        ApprovalId approval = acme.waitingFor(marta, request);
        Program luis = Program.of(product, acme.actor("luis"), Scope.APPROVALS_DECIDE);
        String decision = "{\"verdict\":\"approve\",\"revision\":1}";
        HttpResponse<String> others = luis.post("/api/v1/approvals/" + approval + "/decision", decision);
        HttpResponse<String> none = luis.post("/api/v1/approvals/" + UUID.randomUUID() + "/decision", decision);
        assertThat(Program.problem(none)).isEqualTo("404 not-found");
        assertThat(others.body()).isEqualTo(none.body());
        assertThat(others.statusCode()).isEqualTo(404);
        acme.approve(marta, request);
        assertThat(luis.post("/api/v1/approvals/" + approval + "/decision", decision)
                        .body())
                .as("after it was decided")
                .isEqualTo(none.body());
    }

    @Test
    void whatFiltersRefuseIsAProblemToo() {
        HttpResponse<String> foreign = Program.of(product, marta, Scope.REQUESTS_READ)
                .with("Origin", "https://evil.example")
                .post("/api/v1/requests", "{}");
        assertThat(Program.problem(foreign)).isEqualTo("403 not-allowed");
        HttpResponse<String> address = program.get("/api/v1/requests?q=" + "x".repeat(4_500));
        assertThat(Program.problem(address)).isEqualTo("414 too-large");
        HttpResponse<String> token = new Program(product.address())
                .send(
                        "POST",
                        "/api/v1/oauth/token",
                        "application/x-www-form-urlencoded",
                        "grant_type=" + "x".repeat(100_000));
        assertThat(Program.problem(token)).isEqualTo("413 too-large");
        assertThat(token.headers().firstValue("Content-Type")).hasValue(PROBLEM);
    }

    @Test
    void scimHasItsOwnFormat() {
        for (String path : new String[] {"/Users?startIndex=2147483648", "/none", "/Users/no-id"}) {
            HttpResponse<String> answer = program.get("/api/scim/v2" + path);
            assertThat(answer.headers().firstValue("Content-Type")).as(path).hasValue("application/scim+json");
            assertThat(Program.json(answer).path("status").asString()).isEqualTo("" + answer.statusCode());
            assertThat(answer.statusCode()).isIn(400, 404);
        }
    }
}
