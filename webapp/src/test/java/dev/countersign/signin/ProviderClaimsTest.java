package dev.countersign.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.people.ProviderProfile;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/** What each kind of provider really sends. */
class ProviderClaimsTest {

    private static final String ANA = "ana@acme.test";

    @Test
    void keycloakNamesGroupsByTheirPaths() {
        ProviderProfile profile = read(
                new SignInProperties.Claims(true, "name", "email", "department", "manager", "groups"),
                Map.of(
                        "name", "Ana Torres",
                        "locale", "es",
                        "department", "Sales",
                        "manager", "marta@acme.test",
                        "groups", List.of("/finance", "/sales/emea")));
        assertThat(profile.name()).contains("Ana Torres");
        assertThat(profile.email()).contains(ANA);
        assertThat(profile.locale()).contains(Locale.of("es"));
        assertThat(profile.department()).contains("Sales");
        assertThat(profile.manager()).contains("marta@acme.test");
        assertThat(profile.groups()).contains(Set.of("finance", "sales/emea"));
    }

    @Test
    void rolesOfKeycloakAreInAnObject() {
        assertThat(read(groups("realm_access.roles"), Map.of("realm_access", Map.of("roles", List.of("finance"))))
                        .groups())
                .contains(Set.of("finance"));
    }

    @Test
    void cognitoHasANameWithAColonAndOneGroupCanBeText() {
        assertThat(read(groups("cognito:groups"), Map.of("cognito:groups", List.of("finance", "legal")))
                        .groups())
                .contains(Set.of("finance", "legal"));
        assertThat(read(groups("custom:team"), Map.of("custom:team", "finance")).groups())
                .contains(Set.of("finance"));
    }

    @Test
    void aClaimThatIsAnAddressIsNoPath() {
        assertThat(read(groups("https://acme.example/groups"), Map.of("https://acme.example/groups", List.of("legal")))
                        .groups())
                .contains(Set.of("legal"));
    }

    /** With more than 200 groups Entra names an address instead, where they could be asked for. */
    @Test
    void groupsThatEntraLeavesOutAreNotKnownRatherThanNone() {
        assertThat(read(
                                groups("groups"),
                                Map.of(
                                        "_claim_names", Map.of("groups", "src1"),
                                        "_claim_sources", Map.of("src1", Map.of("endpoint", "https://graph.example"))))
                        .groups())
                .isEmpty();
        assertThat(read(groups("groups"), Map.of("groups", List.of())).groups()).contains(Set.of());
    }

    @Test
    void whatIsNotTextOrUnknownCountsAsNotSaid() {
        Map<String, Object> odd = new HashMap<>(Map.of(
                "name", " ",
                "given_name", "Ana",
                "family_name", "Torres",
                "zoneinfo", "Mars/Olympus",
                "locale", "es_MX",
                "department", Map.of("code", 7),
                "groups", List.of(1, "legal", Map.of())));
        odd.put("manager", null);
        ProviderProfile profile =
                read(new SignInProperties.Claims(true, "name", "email", "department", "manager", "groups"), odd);
        assertThat(profile.name()).contains("Ana Torres");
        assertThat(profile.zone()).isEmpty();
        assertThat(profile.locale()).contains(Locale.of("es", "MX"));
        assertThat(profile.department()).isEmpty();
        assertThat(profile.manager()).isEmpty();
        assertThat(profile.groups()).contains(Set.of("legal"));
        assertThat(read(groups(""), Map.of("zoneinfo", "Europe/Madrid")).zone()).contains(ZoneId.of("Europe/Madrid"));
    }

    @Test
    void whatCannotBeStoredOrSeenIsLeftOut() {
        ProviderProfile profile = read(
                new SignInProperties.Claims(true, "name", "email", "department", "manager", "groups"),
                Map.of(
                        "name", "Ana\u0000 Torres",
                        "department", "\u200b\u2060",
                        "manager", "\u0000",
                        "locale", "abcdefgh-XX",
                        "groups", List.of("fin\u0000ance", "\u200b", "/")));
        assertThat(profile.name()).contains("Ana Torres");
        assertThat(profile.department()).isEmpty();
        assertThat(profile.manager()).isEmpty();
        assertThat(profile.locale()).isEmpty();
        assertThat(profile.groups()).contains(Set.of("finance"));
    }

    private static SignInProperties.Claims groups(String claim) {
        return new SignInProperties.Claims(true, "name", "email", "", "", claim);
    }

    private static ProviderProfile read(SignInProperties.Claims mapping, Map<String, Object> sent) {
        Map<String, Object> claims = new HashMap<>(sent);
        claims.put("iss", "https://login.example");
        claims.put("sub", "1");
        return ProviderClaims.read(
                new OidcIdToken("token", Instant.EPOCH, Instant.EPOCH.plusSeconds(60), claims), mapping, ANA);
    }
}
