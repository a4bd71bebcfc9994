package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.RunningProduct;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import dev.countersign.testing.Visitor;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing in over HTTP to the whole product with the demo organisations. */
class SignInIT {

    private static final String ANA = "ana@acme.test";

    private static final RunningProduct product = RunningProduct.shared();

    private final Visitor stranger = new Visitor(product.address());

    @Test
    void tabsThatSignInAtTheSameTimeComeOutWhereEachWantedToGo() {
        HttpResponse<String> one =
                stranger.submit(stranger.open("/requests?status=OPEN"), "/sign-in", Map.of("email", ANA));
        HttpResponse<String> two = stranger.submit(stranger.open("/inbox"), "/sign-in", Map.of("email", ANA));
        HttpResponse<String> three = stranger.open("/new");
        assertThat(stranger.answerProvider(one, ANA).uri()).hasPath("/requests").hasQuery("status=OPEN");
        assertThat(stranger.answerProvider(two, ANA).uri()).hasPath("/inbox");
        assertThat(stranger.submit(three, "/sign-in", Map.of("email", ANA)).uri())
                .hasPath("/new");
    }

    @Test
    void anAnswerOfTheProviderCannotWriteItsOwnLinesIntoTheLog() {
        HttpResponse<String> provider = stranger.open("/oauth2/authorization/acme");
        stranger.get(
                "/login/oauth2/code/acme?state=x&error=bad%0D%0A2026-11-28+ERROR+forged&error_description=x%0D%0A%1b%5B31mforged");
        assertThat(provider.statusCode()).isEqualTo(200);
        assertThat(product.log()).doesNotContain("\nforged", "\n2026-11-28 ERROR forged", "\u001b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example/", "/\\\\evil.example"})
    void nobodyIsLedElsewhereAfterSigningIn(String to) {
        HttpResponse<String> provider = stranger.submit(
                stranger.open("/sign-in?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8)),
                "/sign-in",
                Map.of("email", ANA, "to", to));
        assertThat(stranger.answerProvider(provider, ANA).uri())
                .hasHost("127.0.0.1")
                .hasPath("/");
    }

    @ParameterizedTest
    @CsvSource({
        "en,You don’t have access,'globex has no active person with this account'",
        "es,No tienes acceso,'globex no tiene ninguna persona activa con esta cuenta'"
    })
    void whoTheTenantDoesNotKnowIsToldWhatToDo(String language, String heading, String sentence) {
        TenantId globex =
                product.get(Tenants.class).bySlug("globex").orElseThrow().id();
        active(globex, "wendy@globex.test", false);
        try {
            HttpResponse<String> page =
                    stranger.with("Accept-Language", language).signIn("wendy@globex.test");
            assertThat(page.uri().getPath()).isEqualTo("/sign-in/unknown");
            assertThat(page.body())
                    .contains(heading)
                    .contains("wendy@globex.test")
                    .contains(sentence);
            assertThat(stranger.get("/requests").statusCode()).isEqualTo(302);
        } finally {
            active(globex, "wendy@globex.test", true);
        }
    }

    @ParameterizedTest
    @CsvSource({"en,The sign-in was refused.", "es,Se ha rechazado el acceso."})
    void anAccountOfAnotherTenantDoesNotSignInHere(String language, String sentence) {
        stranger.with("Accept-Language", language);
        HttpResponse<String> page =
                stranger.answerProvider(stranger.open("/oauth2/authorization/acme"), "hank@globex.test");
        assertThat(page.uri()).hasPath("/sign-in").hasQuery("problem=denied");
        assertThat(page.body()).contains(sentence);
        assertThat(stranger.get("/requests").statusCode()).isEqualTo(302);
    }

    private static void active(TenantId tenant, String email, boolean active) {
        product.get(TenantTransaction.class)
                .run(
                        tenant,
                        () -> product.get(JdbcClient.class)
                                .sql("update person set active = ? where email = ?")
                                .params(active, email)
                                .update());
    }
}
