package dev.countersign.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.Verdict;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.TimelineEntry;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Acme;
import dev.countersign.token.Programs;
import dev.countersign.token.Scope;
import dev.countersign.token.TokenResult;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An agent asks by the Model Context Protocol, with the client of the official SDK. */
class McpIT {

    private static final RunningProduct product = RunningProduct.shared();
    private static final Acme acme = new Acme(product);
    private static final String ACTION = "Order 4 chairs from Rivas for 300 EUR, delivered to the office in Madrid.";

    private final Actor ana = acme.actor("ana");
    private final Actor marta = acme.actor("marta");

    @Test
    void anAgentAsksAPersonDecidesAndTheAgentLearnsIt() {
        try (McpSyncClient agent = agent(token(ana, Scope.TEMPLATES_READ, Scope.REQUESTS_READ, Scope.REQUESTS_WRITE))) {
            assertThat(agent.getServerInstructions()).contains("People decide");
            assertThat(agent.listTools().tools())
                    .extracting(McpSchema.Tool::name)
                    .containsExactlyInAnyOrder("list_templates", "submit_request", "get_request", "wait_for_outcome");
            assertThat(call(agent, "list_templates", Map.of()).path("templates").findValuesAsString("key"))
                    .contains("purchase-request");
            assertThat(call(agent, "list_templates", Map.of("template", "purchase-request"))
                            .path("form")
                            .path("properties")
                            .has("amount"))
                    .isTrue();

            Map<String, Object> asked = purchase("Chairs " + UUID.randomUUID());
            JsonNode submitted = call(agent, "submit_request", asked);
            String id = submitted.path("id").asString();
            assertThat(submitted.path("ended").asBoolean()).isFalse();
            assertThat(call(agent, "submit_request", asked).path("id").asString())
                    .as("the same key")
                    .isEqualTo(id);
            assertThat(call(agent, "wait_for_outcome", Map.of("id", id, "seconds", 1))
                            .path("ended")
                            .asBoolean())
                    .isFalse();

            RequestId request = new RequestId(UUID.fromString(id));
            RequestCase page =
                    product.get(RequestService.class).open(marta, request).orElseThrow();
            assertThat(page.head().program()).hasValueSatisfying(by -> {
                assertThat(by.program()).isEqualTo("Test");
                assertThat(by.action()).hasValue(ACTION);
            });
            assertThat(page.head().requester().id()).isEqualTo(ana.person());
            assertThat(page.timeline().getFirst())
                    .isInstanceOfSatisfying(
                            TimelineEntry.Submitted.class,
                            entry -> assertThat(entry.program()).hasValue("Test"));

            Thread deciding = Thread.ofVirtual().start(() -> acme.approve(marta, request));
            JsonNode outcome = waitForEnd(agent, id);
            assertThat(deciding.isAlive()).isFalse();
            assertThat(outcome.path("status").asString()).isEqualTo("approved");
            assertThat(call(agent, "get_request", Map.of("id", id))
                            .path("program")
                            .path("action")
                            .asString())
                    .isEqualTo(ACTION);
            assertThat(audited(request)).contains(ACTION).contains("API").contains("\"token\"");
        }
    }

    @Test
    void aDenialComesBackWithWhatThePersonSaid() {
        TokenResult.Created created = (TokenResult.Created) product.get(Programs.class)
                .create(
                        acme.actor("elena"),
                        "Buying agent " + UUID.randomUUID(),
                        ana.person(),
                        Set.of(Scope.REQUESTS_READ, Scope.REQUESTS_WRITE),
                        7);
        String token = Program.json(new Program(product.address())
                        .send(
                                "POST",
                                "/api/v1/oauth/token",
                                "application/x-www-form-urlencoded",
                                "grant_type=client_credentials&client_id=" + created.id() + "&client_secret="
                                        + created.secret()))
                .path("access_token")
                .asString();
        try (McpSyncClient agent = agent(token)) {
            String id = call(agent, "submit_request", purchase("Desks " + UUID.randomUUID()))
                    .path("id")
                    .asString();
            RequestId request = new RequestId(UUID.fromString(id));
            product.get(ApprovalService.class)
                    .decide(
                            marta,
                            acme.waitingFor(marta, request),
                            Verdict.DENY,
                            "We have chairs in the cellar.",
                            1,
                            UUID.randomUUID());
            JsonNode outcome = waitForEnd(agent, id);
            assertThat(outcome.path("status").asString()).isEqualTo("denied");
            assertThat(outcome.toString()).contains("We have chairs in the cellar.");
            assertThat(product.get(RequestService.class)
                            .open(ana, request)
                            .orElseThrow()
                            .head()
                            .program())
                    .hasValueSatisfying(by -> assertThat(by.program()).startsWith("Buying agent"));
        }
    }

    @Test
    void whatIsWrongOrNotAllowedIsSaid() {
        try (McpSyncClient agent = agent(token(ana, Scope.TEMPLATES_READ, Scope.REQUESTS_WRITE))) {
            assertThat(refusal(
                            agent, "get_request", Map.of("id", UUID.randomUUID().toString())))
                    .isEqualTo("403 insufficient-scope");
            Map<String, Object> empty = Map.of("template", "purchase-request", "form", Map.of(), "action", ACTION);
            assertThat(refusal(agent, "submit_request", empty)).isEqualTo("422 invalid");
            for (String unseen : List.of(" ", "\u200B\u202E")) {
                Map<String, Object> blank =
                        Map.of("template", "purchase-request", "form", purchase("Unsaid"), "action", unseen);
                assertThat(refusal(agent, "submit_request", blank)).isEqualTo("422 invalid");
            }
            assertThat(refusal(agent, "list_templates", Map.of("template", "none")))
                    .isEqualTo("404 not-found");
        }
        try (McpSyncClient agent = agent(token(acme.stranger(), Scope.REQUESTS_READ))) {
            String anothers = acme.submit(ana, "Of another organisation").toString();
            assertThat(refusal(agent, "wait_for_outcome", Map.of("id", anothers)))
                    .isEqualTo("404 not-found");
        }
    }

    @Test
    void aClientWithoutATokenIsToldWhereToGetOne() {
        Program nobody = new Program(product.address());
        HttpResponse<String> refused = nobody.post("/mcp", "{}");
        assertThat(Program.problem(refused)).isEqualTo("401 token-needed");
        String metadata = refused.headers().firstValue("WWW-Authenticate").orElseThrow();
        assertThat(metadata).contains("/.well-known/oauth-protected-resource/mcp");
        JsonNode resource = Program.json(nobody.get("/.well-known/oauth-protected-resource/mcp"));
        String issuer = resource.path("authorization_servers").get(0).asString();
        assertThat(issuer).endsWith("/api/v1/oauth");
        JsonNode server = Program.json(nobody.get("/.well-known/oauth-authorization-server/api/v1/oauth"));
        assertThat(server.path("issuer").asString()).isEqualTo(issuer);
        assertThat(server.path("token_endpoint").asString()).endsWith("/api/v1/oauth/token");
        assertThat(Program.problem(nobody.token("csp_" + "A".repeat(64)).post("/mcp", "{}")))
                .isEqualTo("401 invalid-token");
    }

    private static String token(Actor actor, Scope... scopes) {
        return Program.token(product, actor, scopes).secret();
    }

    private static McpSyncClient agent(String token) {
        McpSyncClient client = McpClient.sync(HttpClientStreamableHttpTransport.builder(
                                product.address().toString())
                        .endpoint("/mcp")
                        .addHttpRequestCustomizer(
                                (request, _, _, _, _) -> request.header("Authorization", "Bearer " + token))
                        .build())
                .requestTimeout(Duration.ofSeconds(90))
                .build();
        client.initialize();
        return client;
    }

    private static Map<String, Object> purchase(String title) {
        return Map.of(
                "template",
                "purchase-request",
                "action",
                ACTION,
                "idempotency_key",
                title.replace(' ', '-'),
                "form",
                Map.of(
                        "title", title,
                        "amount", Map.of("amount", 300, "currency", "EUR"),
                        "supplier", "Rivas",
                        "budget", "office",
                        "reason", "The old ones broke."));
    }

    private static JsonNode waitForEnd(McpSyncClient agent, String id) {
        JsonNode outcome = call(agent, "wait_for_outcome", Map.of("id", id, "seconds", 45));
        return outcome.path("ended").asBoolean()
                ? outcome
                : call(agent, "wait_for_outcome", Map.of("id", id, "seconds", 45));
    }

    private static JsonNode call(McpSyncClient agent, String tool, Map<String, Object> arguments) {
        McpSchema.CallToolResult result = agent.callTool(new McpSchema.CallToolRequest(tool, arguments, null));
        assertThat(result.isError()).as(result.content().toString()).isFalse();
        return content(result);
    }

    private static String refusal(McpSyncClient agent, String tool, Map<String, Object> arguments) {
        McpSchema.CallToolResult result = agent.callTool(new McpSchema.CallToolRequest(tool, arguments, null));
        assertThat(result.isError()).isTrue();
        JsonNode problem = content(result);
        return problem.path("status").asInt() + " "
                + problem.path("type").asString().replace("urn:countersign:problem:", "");
    }

    private static JsonNode content(McpSchema.CallToolResult result) {
        return JsonMapper.shared()
                .readTree(((McpSchema.TextContent) result.content().getFirst()).text());
    }

    private static String audited(RequestId request) {
        return product.get(TenantTransaction.class)
                .call(
                        acme.actor("elena").tenant(),
                        () -> product.get(JdbcClient.class)
                                .sql(
                                        "select content from audit_entry where kind = 'request.submitted' and request_id = ?")
                                .param(request.value())
                                .query(String.class)
                                .single());
    }
}
