package dev.countersign.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.countersign.testing.TestClock;
import jakarta.servlet.http.Cookie;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

class PendingSignInTest {

    private static final OAuth2AuthorizationRequest ASKED = OAuth2AuthorizationRequest.authorizationCode()
            .clientId("acme")
            .authorizationUri("https://login.example/authorize")
            .redirectUri("https://countersign.example/login/oauth2/code/acme")
            .scopes(Set.of("openid", "profile", "email"))
            .state("state-1")
            .attributes(Map.of("registration_id", "acme", "nonce", "nonce-1"))
            .additionalParameters(Map.of("nonce", "hash-of-nonce-1", "login_hint", "a".repeat(320)))
            .build();

    private final TestClock clock = new TestClock();

    @BeforeAll
    static void registerKeys() throws GeneralSecurityException {
        AeadConfig.register();
    }

    @Test
    void anotherProcessWithTheSameKeyReadsWhatWasAsked() throws GeneralSecurityException {
        Aead key = key();
        String cookie = saved(new PendingSignIn(key, clock));
        OAuth2AuthorizationRequest found =
                new PendingSignIn(key, clock).loadAuthorizationRequest(answer(cookie, "state-1"));
        assertThat(found).usingRecursiveComparison().isEqualTo(ASKED);
    }

    @Test
    void theCookieIsShortLivedAndReachesNoScriptAndNoOtherPage() throws GeneralSecurityException {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSecure(true);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new PendingSignIn(key(), clock).saveAuthorizationRequest(ASKED, request, response);
        String header = response.getHeader(HttpHeaders.SET_COOKIE);
        assertThat(header)
                .contains("Path=/login/oauth2/code", "HttpOnly", "Secure", "SameSite=Lax", "Max-Age=900")
                .doesNotContain("state-1", "nonce-1")
                .hasSizeLessThan(4_096);
        assertThat(request.getSession(false)).as("no session is begun for it").isNull();
    }

    @Test
    void whatIsTooOldWasChangedOrIsOfAnotherStateIsNotThere() throws GeneralSecurityException {
        PendingSignIn pending = new PendingSignIn(key(), clock);
        String cookie = saved(pending);
        assertThat(pending.loadAuthorizationRequest(answer(cookie, "state-2"))).isNull();
        assertThat(pending.loadAuthorizationRequest(answer(changed(cookie), "state-1")))
                .isNull();
        assertThat(pending.loadAuthorizationRequest(answer("not base64!", "state-1")))
                .isNull();
        assertThat(pending.loadAuthorizationRequest(new MockHttpServletRequest()))
                .isNull();
        assertThat(new PendingSignIn(key(), clock).loadAuthorizationRequest(answer(cookie, "state-1")))
                .as("with another key")
                .isNull();
        clock.advance(Duration.ofMinutes(15));
        assertThat(pending.loadAuthorizationRequest(answer(cookie, "state-1"))).isNull();
    }

    @Test
    void anAnswerIsTakenOnce() throws GeneralSecurityException {
        PendingSignIn pending = new PendingSignIn(key(), clock);
        MockHttpServletResponse response = new MockHttpServletResponse();
        assertThat(pending.removeAuthorizationRequest(answer(saved(pending), "state-1"), response))
                .isNotNull();
        assertThat(response.getHeader(HttpHeaders.SET_COOKIE)).contains("Max-Age=0");
    }

    private static Aead key() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static String saved(PendingSignIn pending) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        pending.saveAuthorizationRequest(ASKED, new MockHttpServletRequest(), response);
        return Objects.requireNonNull(response.getCookie(PendingSignIn.COOKIE)).getValue();
    }

    private static MockHttpServletRequest answer(String cookie, String state) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(new Cookie(PendingSignIn.COOKIE, cookie));
        request.setParameter("state", state);
        return request;
    }

    private static String changed(String cookie) {
        int middle = cookie.length() / 2;
        char other = cookie.charAt(middle) == 'A' ? 'B' : 'A';
        return cookie.substring(0, middle) + other + cookie.substring(middle + 1);
    }
}
