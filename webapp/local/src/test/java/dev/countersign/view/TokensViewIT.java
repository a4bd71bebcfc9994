package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.testing.Visitor;
import dev.countersign.token.AccessToken;
import dev.countersign.token.AccessTokens;
import dev.countersign.token.Callers;
import dev.countersign.token.Scope;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Access tokens and programs on their pages. */
class TokensViewIT {

    private static final RunningProduct product = RunningProduct.shared();
    private static final Acme acme = new Acme(product);

    @Test
    @SuppressWarnings("unchecked")
    void aTokenIsCreatedShownOnceAndRevoked() {
        Actor marta = acme.actor("marta");
        try (Desk desk = new Desk(product, marta)) {
            desk.open("settings/tokens").click("New token");
            desk.click("Create");
            assertThat(desk.field(TextField.class, "Name").getErrorMessage())
                    .isEqualTo("Enter a name of up to 100 characters.");
            assertThat(desk.field(CheckboxGroup.class, "Scopes").getErrorMessage())
                    .as("said at once")
                    .isEqualTo("Choose at least one scope.");
            desk.field(TextField.class, "Name").setValue("Monthly report");
            desk.field(CheckboxGroup.class, "Scopes").setValue(Set.of(Scope.REQUESTS_READ));
            desk.click("Create");
            Matcher shown = Pattern.compile("csp_[\\w-]{64}").matcher(desk.text());
            assertThat(shown.find()).isTrue();
            assertThat(product.get(Callers.class).withToken(shown.group())).isPresent();
            desk.click("Done");
            assertThat(desk.open("settings/tokens").text())
                    .contains("Monthly report", "Read requests")
                    .doesNotContain(shown.group());
            desk.click("Revoke Monthly report").click("Revoke");
            assertThat(desk.open("settings/tokens").text()).doesNotContain("Monthly report");
            assertThat(product.get(Callers.class).withToken(shown.group())).isEmpty();
        }
    }

    @Test
    void anAdministratorRevokesATokenOnThePageOfItsPerson() {
        Actor luis = acme.actor("luis");
        AccessTokens tokens = product.get(AccessTokens.class);
        tokens.create(luis, "Lost laptop", Set.of(Scope.REQUESTS_READ), 30);
        String page = "organisation/people/" + luis.person();
        try (Desk desk = new Desk(product, acme.actor("olivia"))) {
            assertThat(desk.open(page).text()).contains("Lost laptop", "Never used");
            assertThat(desk.has("Revoke Lost laptop")).isFalse();
        }
        try (Desk desk = new Desk(product, acme.actor("xavi"))) {
            assertThat(desk.open(page).text()).doesNotContain("No access tokens", "Lost laptop");
        }
        try (Desk desk = new Desk(product, acme.actor("elena"))) {
            desk.open(page).click("Revoke Lost laptop").click("Revoke");
            assertThat(desk.text()).contains("Token revoked.").doesNotContain("Lost laptop");
        }
        assertThat(tokens.list(luis)).extracting(AccessToken::name).doesNotContain("Lost laptop");
        try (Desk desk = new Desk(product, luis)) {
            assertThat(desk.open("notifications").text())
                    .contains("Elena Prado", "ha revocado un token de acceso tuyo", "Lost laptop");
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> new Visitor(product.address())
                        .get("/local/mailbox")
                        .body()
                        .contains("Se ha revocado tu token de acceso «Lost laptop»"));
    }

    @Test
    void anAuditorSeesProgramsAndChangesNone() {
        try (Desk desk = new Desk(product, acme.actor("olivia"))) {
            assertThat(desk.open("organisation/programs").text()).contains("Programs");
            assertThat(desk.has("New program")).isFalse();
        }
    }
}
