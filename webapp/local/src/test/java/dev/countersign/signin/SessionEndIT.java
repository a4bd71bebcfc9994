package dev.countersign.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.local.RunningProduct;
import dev.countersign.tenant.Tenant;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import dev.countersign.testing.Visitor;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a browser gets after the server has ended its session. */
class SessionEndIT {

    private static final String CARLOS = "carlos@acme.test";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final RunningProduct product = RunningProduct.shared();

    private final Visitor carlos = new Visitor(product.address());

    @AfterEach
    void asHeWas() {
        set("active = true, administrator = false, language = null");
    }

    /** In the language that they have chosen, whatever the browser asks for. */
    @ParameterizedTest
    @CsvSource({
        "active = false, inactive, en, Your account is no longer active.",
        "active = false, inactive, es, Tu cuenta ya no está activa.",
        "administrator = true, changed, en, Your permissions have changed.",
        "administrator = true, changed, es, Tus permisos han cambiado."
    })
    void whoseRightsChangedIsLedToTheSignInPageThatSaysWhy(String change, String why, String language, String says) {
        set("language = '" + language + "'");
        carlos.signIn(CARLOS);
        assertThat(carlos.view("inbox")).contains("Countersign");
        set(change);
        await().atMost(PATIENCE).until(() -> carlos.get("/inbox").statusCode() == 302);
        HttpResponse<String> led = carlos.get("/inbox");
        assertThat(led.headers().firstValue("Location").orElseThrow()).endsWith("/sign-in?why=" + why + "&to=%2Finbox");
        assertThat(carlos.open("/inbox").body()).contains(says);
    }

    @Test
    void aPageThatOnlyListensIsGivenNoOtherSession() {
        HttpResponse<String> refused = carlos.with(
                        "Cookie", "countersign-" + product.address().getPort() + "=gone")
                .get("/VAADIN/push?v-r=push");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("countersign-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "<script>", "%00", ""})
    void theSignInPageSaysNothingThatItsAddressMadeUp(String why) {
        HttpResponse<String> page =
                carlos.get("/sign-in?why=" + why.replace("<", "%3C").replace(">", "%3E"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("role=\"status\"", "??");
    }

    private static void set(String what) {
        Tenant acme = product.get(Tenants.class).bySlug("acme").orElseThrow();
        product.get(TenantTransaction.class)
                .run(
                        acme.id(),
                        () -> product.get(JdbcClient.class)
                                .sql("update person set " + what + " where email = ?")
                                .param(CARLOS)
                                .update());
    }
}
