package dev.countersign.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Visitor;
import dev.countersign.token.AccessTokens;
import dev.countersign.token.Programs;
import dev.countersign.token.Scope;
import dev.countersign.token.TokenId;
import dev.countersign.token.TokenResult;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who may call the interface for programs: tokens in the header, and nothing else. */
class ApiSecurityIT {

    private static final RunningProduct product = RunningProduct.shared();
    private static final Acme acme = new Acme(product);
    private static final String ME = "/api/v1/me";
    private static final String TOKEN = "/api/v1/oauth/token";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Actor ana = acme.actor("ana");
    private final Program nobody = new Program(product.address());

    @Test
    void aTokenTellsForWhomItActs() {
        HttpResponse<String> answer =
                Program.of(product, ana, Scope.REQUESTS_READ).get(ME);
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode me = Program.json(answer);
        assertThat(me.path("person").asString()).isEqualTo(ana.person().toString());
        assertThat(me.path("scopes").get(0).asString()).isEqualTo("requests:read");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void withoutAValidTokenEveryCallIsRefused() {
        HttpResponse<String> answer = nobody.get(ME);
        assertThat(Program.problem(answer)).isEqualTo("401 token-needed");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(Program.problem(nobody.get("/api/v1/none"))).isEqualTo("401 token-needed");

        HttpResponse<String> wrong = nobody.token("csp_" + "A".repeat(64)).get(ME);
        assertThat(Program.problem(wrong)).isEqualTo("401 invalid-token");
        assertThat(wrong.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");

        TokenResult.Created token = Program.token(product, ana, Scope.REQUESTS_READ);
        product.get(AccessTokens.class).revoke(ana, new TokenId(UUID.fromString(token.id())));
        assertThat(Program.problem(nobody.token(token.secret()).get(ME))).isEqualTo("401 invalid-token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/requests", "/api/v1/intake", "/api/scim/v2/Users", "/mcp"})
    void aCallThatIsTooLargeIsRefusedBeforeItIsRead(String path) throws Exception {
        TokenResult.Created token = Program.token(product, ana, Scope.REQUESTS_WRITE);
        String body = "{\"template\": \"" + "x".repeat(1024 * 1024) + "\"}";
        HttpResponse<String> refused = nobody.token(token.secret()).post(path, body);
        // SCIM has a format of its own.
        assertThat(Program.problem(refused)).isEqualTo(path.startsWith(Scim.ROOT) ? "413 " : "413 too-large");
        assertThat(refused.body()).contains("1048576 bytes");

        HttpRequest ofUnknownLength = HttpRequest.newBuilder(product.address().resolve(path))
                .header("Authorization", "Bearer " + token.secret())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8))))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(ofUnknownLength, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void theSessionOfABrowserIsNoToken() {
        Visitor visitor = new Visitor(product.address());
        visitor.signIn("ana@acme.test");
        assertThat(visitor.get(ME).statusCode()).isEqualTo(401);
        assertThat(visitor.get("/requests").statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenIsNoSession() {
        HttpResponse<String> page =
                Program.of(product, ana, Scope.REQUESTS_READ).get("/requests.csv");
        assertThat(page.statusCode()).isEqualTo(302);
    }

    @Test
    void anotherSiteCannotCall() {
        HttpResponse<String> answer = Program.of(product, ana, Scope.REQUESTS_WRITE)
                .with("Origin", "https://evil.example")
                .post("/api/v1/requests", "{}");
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void whatDoesNotExistIsAProblem() {
        assertThat(Program.problem(Program.of(product, ana, Scope.REQUESTS_READ).get("/api/v1/none")))
                .isEqualTo("404 not-found");
        assertThat(Program.problem(Program.of(product, ana, Scope.REQUESTS_READ).get("/api/v2/requests")))
                .isEqualTo("404 not-found");
        assertThat(Program.of(product, ana, Scope.REQUESTS_READ)
                        .send("DELETE", ME, null, "")
                        .statusCode())
                .isIn(404, 405);
    }

    @Test
    void aProgramGetsATokenForItsSecretInBothWays() {
        Actor elena = acme.actor("elena");
        TokenResult.Created program = (TokenResult.Created) product.get(Programs.class)
                .create(elena, "Payroll", ana.person(), Set.of(Scope.REQUESTS_READ, Scope.PEOPLE_READ), 30);
        String credentials = "&client_id=" + program.id() + "&client_secret=" + program.secret();

        HttpResponse<String> posted =
                nobody.send("POST", TOKEN, FORM, "grant_type=client_credentials&scope=people:read" + credentials);
        assertThat(posted.statusCode()).isEqualTo(200);
        JsonNode token = Program.json(posted);
        assertThat(token.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(token.path("expires_in").asInt()).isEqualTo(3600);
        assertThat(token.path("scope").asString()).isEqualTo("people:read");
        JsonNode me = Program.json(new Program(product.address())
                .token(token.path("access_token").asString())
                .get(ME));
        assertThat(me.path("person").asString()).isEqualTo(ana.person().toString());
        assertThat(me.path("program").asString("")).isNotEmpty();

        String basic = Base64.getEncoder()
                .encodeToString((program.id() + ":" + program.secret()).getBytes(StandardCharsets.UTF_8));
        assertThat(new Program(product.address())
                        .with("Authorization", "Basic " + basic)
                        .send("POST", TOKEN, FORM, "grant_type=client_credentials")
                        .statusCode())
                .isEqualTo(200);

        assertThat(error(nobody.send("POST", TOKEN, FORM, "grant_type=password" + credentials)))
                .isEqualTo("400 unsupported_grant_type");
        assertThat(error(nobody.send("POST", TOKEN, FORM, "grant_type=client_credentials&scope=scim" + credentials)))
                .isEqualTo("400 invalid_scope");
        assertThat(error(nobody.send("POST", TOKEN, FORM, "grant_type=client_credentials" + credentials + "x")))
                .isEqualTo("401 invalid_client");
        assertThat(error(nobody.send("POST", TOKEN, FORM, "grant_type=client_credentials")))
                .isEqualTo("401 invalid_client");
    }

    private static String error(HttpResponse<String> answer) {
        return answer.statusCode() + " " + Program.json(answer).path("error").asString("");
    }

    /** Addresses are logged, and of two secrets only one would be looked at. */
    @Test
    void theSecretOfAProgramComesInOneWayWhichIsNotTheAddress() {
        String parameters = "grant_type=client_credentials&client_id=csc_x&client_secret=css_x";
        HttpResponse<String> inAddress = nobody.send("POST", TOKEN + "?" + parameters, FORM, "");
        assertThat(inAddress.statusCode()).isEqualTo(400);
        assertThat(Program.json(inAddress).path("error").asString()).isEqualTo("invalid_request");
        HttpResponse<String> twice = new Program(product.address())
                .with("Authorization", "Basic Y3NjX3g6Y3NzX3g=")
                .send("POST", TOKEN, FORM, parameters);
        assertThat(twice.statusCode()).isEqualTo(400);
        assertThat(Program.json(twice).path("error").asString()).isEqualTo("invalid_request");
    }
}
