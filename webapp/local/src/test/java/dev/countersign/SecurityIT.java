package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.local.RunningProduct;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Access over HTTP to the whole product with the demo organisations. */
class SecurityIT {

    private static final String ANA = "ana@acme.test";
    private static final String HANK = "hank@globex.test";
    private static final String NOBODYS = "018f3b1e-0000-7000-8000-000000000000";
    private static final String NOT_FOUND = "Page not found";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Longer than the undo window, after which a decision goes on its way. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    /**
     * What everybody may see without a session: the sign-in pages, the links of emails and, on one machine, the pages of the provider and the
     * mailbox.
     */
    private static final List<String> OPEN_TO_ALL = List.of(
            "/sign-in",
            "/sign-in/unknown",
            "/decide/{token}",
            "/decide/{token}/undo",
            "/decide/{token}/delegate",
            "/decide/**",
            "/unsubscribe/{token}",
            "/unsubscribe/**",
            "/logo/{tenant}/{hash}.png",
            "/provider/sign-in",
            "/.well-known/oauth-protected-resource/mcp",
            "/.well-known/oauth-authorization-server/api/v1/oauth",
            "/local/mailbox",
            "/local/vendor",
            "/local/vendor/api/{kind}",
            "/local/vendor/api/{kind}/{key}",
            "/local/mailbox/{id}");

    private static final RunningProduct product = RunningProduct.shared();

    private final Visitor stranger = new Visitor(product.address());

    static Stream<String> addresses() {
        return product.pages().stream().map(SecurityIT::address);
    }

    static Stream<String> addressesOfControllers() {
        return product
                .get("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(path -> !OPEN_TO_ALL.contains(path) && !path.startsWith("/error"))
                // Programs are not led anywhere: see the matrix of routes.
                .filter(path -> !path.startsWith("/api/") && !path.equals("/mcp"))
                .map(path -> path.replaceAll("\\{[^}]+}", NOBODYS));
    }

    @Test
    void thereArePagesToAskFor() {
        assertThat(addresses()).contains("/requests", "/inbox/" + NOBODYS);
    }

    @ParameterizedTest
    @MethodSource({"addresses", "addressesOfControllers"})
    @ValueSource(
            strings = {
                "/",
                "/whatever",
                "/error",
                "/actuator",
                "/actuator/env",
                "/actuator/health/db",
                "/local",
                "/logout"
            })
    void whoIsNotSignedInIsLedToTheSignInPage(String path) {
        HttpResponse<String> answer = stranger.get(path);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(URI.create(answer.headers().firstValue("Location").orElseThrow()))
                .hasPath("/sign-in")
                .hasQuery(path.equals("/") ? null : "to=" + path);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void theScriptOfAPageGetsNothingForWhoIsNotSignedInAndNothingIsKeptForThem() {
        HttpResponse<String> refused = stranger.with("Accept", "*/*").get("/?v-r=init&query=&location=inbox");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().allValues("Set-Cookie"))
                .noneSatisfy(cookie -> assertThat(cookie).startsWith(sessionCookie()));
        assertThat(stranger.post("/?v-r=uidl&v-uiId=0", Map.of()).body()).contains("appError");
        assertThat(stranger.cookies())
                .noneSatisfy(cookie -> assertThat(cookie.getName()).isEqualTo(sessionCookie()));
    }

    @ParameterizedTest
    @CsvSource({
        "/countersign/none.css, 404",
        "/countersign/, 404",
        "/aura/fonts/none.woff2, 404",
        "/manifest.webmanifest, 404",
        "/offline.html, 404",
        "/VAADIN/nothing.js, 404",
        "/?v-r=push&v-uiId=0, 401",
        "/VAADIN/push, 401",
        "/VAADIN/push?v-r=push&v-uiId=0, 401",
        "/VAADIN/p%75sh, 401"
    })
    void noSessionIsKeptForWhoIsNotSignedIn(String path, int status) {
        HttpResponse<String> answer = stranger.get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(stranger.cookies())
                .noneSatisfy(cookie -> assertThat(cookie.getName()).isEqualTo(sessionCookie()));
    }

    @Test
    void signingOutClearsWhatThePagesKeptInTheBrowser() {
        String token = Jsoup.parse(stranger.get("/sign-in").body())
                .select("input[name=_csrf]")
                .val();
        stranger.signIn(ANA);
        assertThat(stranger.get("/requests").statusCode()).isEqualTo(200);
        HttpResponse<String> signedOut = stranger.post("/logout", Map.of("_csrf", token));
        assertThat(signedOut.statusCode()).isEqualTo(302);
        assertThat(header(signedOut, "Clear-Site-Data")).isEqualTo("\"cache\", \"storage\"");
        assertThat(stranger.get("/requests").statusCode()).isEqualTo(302);
    }

    @Test
    void aMessageOfAPageThatIsNoJsonObjectIsRefusedInOneLineOfTheLog() {
        stranger.signIn(ANA);
        stranger.view("requests");
        for (String garbage : List.of(
                "{\"csrfToken\": nonsense",
                "nonsense",
                "[]",
                "\"x\"",
                "",
                "{\"syncId\":0,\"clientId\":1,\"rpc\":[{}]}")) {
            int before = product.log().length();
            assertThat(stranger.postJson("/?v-r=uidl&v-uiId=0", garbage).statusCode())
                    .as(garbage)
                    .isEqualTo(400);
            assertThat(product.log()
                            .substring(before)
                            .lines()
                            .filter(line -> line.contains("ReadableMessages") || line.startsWith("  |")))
                    .as(garbage)
                    .hasSize(1);
        }
    }

    @Test
    void aPageWithScriptRunsNoScriptButItsOwn() {
        stranger.signIn(ANA);
        String first = header(stranger.get("/requests"), "Content-Security-Policy");
        assertThat(first)
                .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                .containsPattern("script-src 'self' 'nonce-[A-Za-z0-9+/]{24}' 'unsafe-eval';");
        assertThat(header(stranger.get("/requests"), "Content-Security-Policy"))
                .as("the nonce is another each time")
                .isNotEqualTo(first);
    }

    @Test
    void whoGuessesPasswordsIsToldToWait() {
        HttpResponse<String> page =
                stranger.submit(stranger.open("/sign-in"), "/sign-in", Map.of("email", "irene@acme.test"));
        for (int guess = 0; guess < 10; guess++) {
            Map<String, String> wrong = Map.of("email", "irene@acme.test", "password", "guess " + guess);
            page = stranger.submit(page, "/provider/sign-in", wrong);
            assertThat(page.uri()).hasPath("/provider/sign-in");
            assertThat(page.statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = stranger.answerProvider(page, "irene@acme.test");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(header(refused, "Retry-After"))).isBetween(1, 10);
        assertThat(refused.body()).contains("too many attempts");
        Visitor somebodyElse = new Visitor(product.address());
        assertThat(somebodyElse.signIn("carlos@acme.test").statusCode()).isEqualTo(200);
    }

    @Test
    void overHttpsTheBrowserIsToldToStayThereAndCookiesGoNowhereElse() {
        stranger.with("X-Forwarded-Proto", "https")
                .with("X-Forwarded-Port", String.valueOf(product.address().getPort()));
        HttpResponse<String> answer = stranger.get("/requests");
        assertThat(header(answer, "Strict-Transport-Security")).contains("max-age=31536000");
        HttpResponse<String> asking = stranger.get("/oauth2/authorization/acme");
        assertThat(asking.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("; Secure").contains("; Path=/;"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("__Host-countersign-sign-in-"));
        assertThat(stranger.get("/sign-in").headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("__Host-countersign-form="));
    }

    @Test
    void scriptsCannotReadTheSessionAndOtherSitesCannotUseIt() {
        assertThat(Stream.of(
                                "/sign-in",
                                "/oauth2/authorization/acme",
                                "/provider/authorize?client_id=acme",
                                "/requests")
                        .flatMap(path -> stranger.get(path).headers().allValues("Set-Cookie").stream()))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("; HttpOnly").contains("; SameSite=Lax"));
    }

    @Test
    void whoSignsInGetsAnotherSession() {
        stranger.signIn("luis@acme.test");
        String before = stranger.cookie(sessionCookie());
        stranger.signIn(ANA);
        assertThat(stranger.cookie(sessionCookie())).isNotEqualTo(before);
    }

    @Test
    void readingChangesNothing() {
        RequestId request = waiting("Standing desks");
        stranger.signIn(ANA);
        Map<String, String> before = settled();
        Stream.concat(addresses(), Stream.of("/", "/logout", "/requests/" + request, "/sign-in", "/sign-in/unknown"))
                .forEach(path -> {
                    stranger.get(path);
                    stranger.send("HEAD", path);
                    stranger.view(path.substring(1));
                });
        assertThat(everything()).isEqualTo(before);
        assertThat(stranger.get("/requests").statusCode()).as("still signed in").isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/logout",
        "POST,/sign-in",
        "POST,/",
        "POST,/requests",
        "PUT,/requests",
        "DELETE,/requests",
        "PATCH,/inbox",
        "POST,/provider/sign-in"
    })
    void aFormWithoutItsTokenIsRefused(String method, String path) {
        stranger.signIn(ANA);
        assertThat(stranger.send(method, path).statusCode()).isEqualTo(403);
        assertThat(stranger.get("/requests").statusCode()).as("still signed in").isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"en,Something went wrong,Nothing was changed.", "es,Algo ha fallado,No se ha cambiado nada."})
    void whoeverIsRefusedIsToldWhyAndWhereToGoOn(String language, String heading, String sentence) {
        HttpResponse<String> page = stranger.with("Accept-Language", language).send("POST", "/sign-in");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains(heading, sentence, "href=\"/\"");
    }

    @Test
    void anotherTenantsRequestIsAsIfItWereNotThere() {
        RequestId request = waiting("Confidential merger");
        Visitor ana = new Visitor(product.address());
        ana.signIn(ANA);
        assertThat(ana.view("requests/" + request))
                .contains("Confidential merger")
                .doesNotContain(NOT_FOUND);

        stranger.signIn(HANK);
        String theirs = stranger.view("requests/" + request);
        assertThat(theirs).contains(NOT_FOUND).doesNotContain("Confidential merger");
        assertThat(stranger.view("requests")).doesNotContain("Confidential merger");
        assertThat(stranger.view("inbox")).doesNotContain("Confidential merger");
    }

    @Test
    void aColleagueWhoIsNotAskedSeesNothingEither() {
        RequestId request = waiting("Confidential chairs");
        stranger.signIn("luis@acme.test");
        assertThat(stranger.view("requests/" + request)).doesNotContain("Confidential chairs");
    }

    private static String address(String template) {
        String path = template.replaceAll(":[^/]+", NOBODYS);
        return path.startsWith("/") ? path : "/" + path;
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers()
                .firstValue(name)
                .orElseThrow(() -> new AssertionError("no " + name + ": " + answer.headers()));
    }

    /** A request of Ana that waits for Marta. */
    private static RequestId waiting(String title) {
        Acme acme = new Acme(product);
        RequestId request = acme.submit(acme.actor("ana"), title);
        acme.waitingFor(acme.actor("marta"), request);
        return request;
    }

    private static String sessionCookie() {
        return "countersign-" + product.address().getPort();
    }

    /** {@link #everything} once what the product does on its own about earlier acts, as sending letters, is done. */
    private static Map<String, String> settled() {
        AtomicReference<Map<String, String>> last = new AtomicReference<>(Map.of());
        await().atMost(PATIENCE).pollInterval(SETTLED).until(() -> {
            Map<String, String> now = everything();
            return now.equals(last.getAndSet(now));
        });
        return last.get();
    }

    /**
     * A hash of the rows of each table and tenant, without those of the job runner and without what others add at any time: the audit of all tests, and
     * the figures that a job counts.
     */
    private static Map<String, String> everything() {
        JdbcClient sql = product.get(JdbcClient.class);
        List<@Nullable String> tables = sql.sql("""
                        select table_name from information_schema.columns
                        where table_schema = 'public' and column_name = 'tenant_id'
                          and table_name not in ('audit_entry', 'audit_person', 'audit_head', 'rights_change')
                          -- A job counts these figures at its own times.
                          and table_name not like 'insight%'
                        order by table_name
                        """).query(String.class).list();
        Map<String, String> hashes = new TreeMap<>();
        for (TenantId tenant : product.get(Tenants.class).all()) {
            product.get(TenantTransaction.class)
                    .run(
                            tenant,
                            () -> tables.forEach(table -> hashes.put(
                                    table + " of " + tenant,
                                    sql.sql("select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from "
                                                    + table + " t")
                                            .query(String.class)
                                            .single())));
        }
        return hashes;
    }
}
