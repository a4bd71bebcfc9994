package dev.countersign.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

class PersonOidcUserServiceTest {

    private static final String ANA = "ana@acme.test";

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "true, false, true",
                "true, true, true",
                "false, false, false",
                "false, true, false",
                "-, false, false",
                "-, true, true"
            })
    void anAddressCountsWhenTheProviderSaysSoOrIsTrustedAndSaysNothing(
            @Nullable Boolean verified, boolean isTrusted, boolean counts) {
        assertThat(PersonOidcUserService.verifiedEmail(token(ANA, verified), "email", isTrusted))
                .isEqualTo(counts ? ANA : "");
        assertThat(PersonOidcUserService.verifiedEmail(token(null, verified), "email", isTrusted))
                .isEmpty();
    }

    @Test
    void whatIsSaidOfTheAddressIsNotSaidOfAnotherClaim() {
        OidcIdToken token = new OidcIdToken(
                "token",
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(60),
                Map.of("sub", "1", "preferred_username", ANA, "email", "elena@acme.test", "email_verified", true));
        assertThat(PersonOidcUserService.verifiedEmail(token, "preferred_username", false))
                .isEmpty();
        assertThat(PersonOidcUserService.verifiedEmail(token, "preferred_username", true))
                .isEqualTo(ANA);
    }

    private static OidcIdToken token(@Nullable String email, @Nullable Boolean verified) {
        Map<String, Object> claims = new HashMap<>(Map.of("sub", "1"));
        if (email != null) {
            claims.put("email", email);
        }
        if (verified != null) {
            claims.put("email_verified", verified);
        }
        Instant now = Instant.parse("2026-11-23T09:00:00Z");
        return new OidcIdToken("token", now, now.plusSeconds(60), claims);
    }
}
