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
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

class PendingSignInTest {

    private static final OAuth2AuthorizationRequest ASKED = OAuth2AuthorizationRequest.authorizationCode()
            .clientId("acme")
            .authorizationUri("https://login.example/authorize")
            .redirectUri("https://countersign.example/login/oauth2/code/acme")
            .scopes(Set.of("openid", "profile", "email"))
            .state("state-1")
            .attributes(Map.of("registration_id", "acme", "nonce", "nonce-1", "code_verifier", "v".repeat(128)))
            .additionalParameters(Map.of("nonce", "hash-of-nonce-1", "login_hint", "a".repeat(320)))
            .build();

    private static final ClientRegistrationRepository REGISTRATIONS =
            new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId("acme")
                    .clientId("acme")
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri("https://countersign.example/login/oauth2/code/acme")
                    .scope("openid", "profile", "email")
                    .authorizationUri("https://login.example/authorize")
                    .tokenUri("https://login.example/token")
                    .build());

    private final TestClock clock = new TestClock();

    @BeforeAll
    static void registerKeys() throws GeneralSecurityException {
        AeadConfig.register();
    }

    @Test
    void anotherProcessWithTheSameKeyReadsWhatWasAsked() throws GeneralSecurityException {
        Aead key = key();
        String cookie = saved(new PendingSignIn(key, REGISTRATIONS, clock));
        OAuth2AuthorizationRequest found = Objects.requireNonNull(
                new PendingSignIn(key, REGISTRATIONS, clock).loadAuthorizationRequest(answer(cookie, "state-1")));
        assertThat(found.getState()).isEqualTo("state-1");
        assertThat(found.getClientId()).isEqualTo(ASKED.getClientId());
        assertThat(found.getRedirectUri()).isEqualTo(ASKED.getRedirectUri());
        assertThat(found.getScopes()).isEqualTo(ASKED.getScopes());
        assertThat(found.getAttributes()).isEqualTo(ASKED.getAttributes());
    }

    @Test
    void theCookieIsShortLivedAndReachesNoScriptAndNoOtherPage() throws GeneralSecurityException {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSecure(true);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new PendingSignIn(key(), REGISTRATIONS, clock).saveAuthorizationRequest(ASKED, request, response);
        String header = response.getHeader(HttpHeaders.SET_COOKIE);
        assertThat(header)
                .startsWith("__Host-" + PendingSignIn.COOKIE)
                .contains("Path=/;", "HttpOnly", "Secure", "SameSite=Lax", "Max-Age=7200")
                .doesNotContain("state-1", "nonce-1", "Domain")
                .hasSizeLessThan(1_200);
        assertThat(request.getSession(false)).as("no session is begun for it").isNull();
    }

    @Test
    void whatIsTooOldWasChangedOrIsOfAnotherStateIsNotThere() throws GeneralSecurityException {
        PendingSignIn pending = new PendingSignIn(key(), REGISTRATIONS, clock);
        String cookie = saved(pending);
        assertThat(pending.loadAuthorizationRequest(answer(cookie, "state-2"))).isNull();
        assertThat(pending.loadAuthorizationRequest(answer(changed(cookie), "state-1")))
                .isNull();
        assertThat(pending.loadAuthorizationRequest(answer("not base64!", "state-1")))
                .isNull();
        assertThat(pending.loadAuthorizationRequest(new MockHttpServletRequest()))
                .isNull();
        assertThat(new PendingSignIn(key(), REGISTRATIONS, clock).loadAuthorizationRequest(answer(cookie, "state-1")))
                .as("with another key")
                .isNull();
        clock.advance(Duration.ofMinutes(15));
        assertThat(pending.loadAuthorizationRequest(answer(cookie, "state-1"))).isNull();
    }

    @Test
    void anAnswerIsTakenOnce() throws GeneralSecurityException {
        PendingSignIn pending = new PendingSignIn(key(), REGISTRATIONS, clock);
        MockHttpServletResponse response = new MockHttpServletResponse();
        assertThat(pending.removeAuthorizationRequest(answer(saved(pending), "state-1"), response))
                .isNotNull();
        assertThat(response.getHeader(HttpHeaders.SET_COOKIE)).contains("Max-Age=0");
    }

    @Test
    void tabsThatSignInAtTheSameTimeKeepEachTheirOwnAndTheirPage() throws GeneralSecurityException {
        PendingSignIn pending = new PendingSignIn(key(), REGISTRATIONS, clock);
        Map<String, Cookie> browser = new LinkedHashMap<>();
        begin(pending, browser, "state-1", "/requests/1");
        begin(pending, browser, "state-2", "/inbox");

        assertThat(answered(pending, browser, "state-1")).hasValue("/requests/1");
        assertThat(answered(pending, browser, "state-2")).hasValue("/inbox");
        assertThat(answered(pending, browser, "state-1")).as("once").isEmpty();
    }

    @Test
    void ofManyThatWereBegunTheLatestStay() throws GeneralSecurityException {
        PendingSignIn pending = new PendingSignIn(key(), REGISTRATIONS, clock);
        Map<String, Cookie> browser = new LinkedHashMap<>();
        for (int tab = 1; tab <= 9; tab++) {
            begin(pending, browser, "state-" + tab, "/requests/" + tab);
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(browser).hasSize(4);
        assertThat(answered(pending, browser, "state-5")).isEmpty();
        assertThat(answered(pending, browser, "state-6")).hasValue("/requests/6");
        assertThat(answered(pending, browser, "state-9")).hasValue("/requests/9");
    }

    @Test
    void anAnswerThatComesTooLateStillKnowsWhichPageWasWanted() throws GeneralSecurityException {
        PendingSignIn pending = new PendingSignIn(key(), REGISTRATIONS, clock);
        Map<String, Cookie> browser = new LinkedHashMap<>();
        begin(pending, browser, "state-1", "/requests/1");
        clock.advance(Duration.ofMinutes(16));
        MockHttpServletRequest answer = answer(browser, "state-1");
        assertThat(pending.removeAuthorizationRequest(answer, new MockHttpServletResponse()))
                .isNull();
        assertThat(WantedPage.broughtBy(answer)).hasValue("/requests/1");
    }

    private static void begin(PendingSignIn pending, Map<String, Cookie> browser, String state, String wanted) {
        MockHttpServletRequest request = answer(browser, state);
        request.setParameter("to", wanted);
        MockHttpServletResponse response = new MockHttpServletResponse();
        pending.saveAuthorizationRequest(
                OAuth2AuthorizationRequest.from(ASKED).state(state).build(), request, response);
        keep(response, browser);
    }

    private static Optional<String> answered(PendingSignIn pending, Map<String, Cookie> browser, String state) {
        MockHttpServletRequest answer = answer(browser, state);
        MockHttpServletResponse response = new MockHttpServletResponse();
        OAuth2AuthorizationRequest asked = pending.removeAuthorizationRequest(answer, response);
        keep(response, browser);
        return asked == null ? Optional.empty() : WantedPage.broughtBy(answer);
    }

    private static void keep(MockHttpServletResponse response, Map<String, Cookie> browser) {
        for (Cookie cookie : response.getCookies()) {
            if (cookie.getMaxAge() == 0) {
                browser.remove(cookie.getName());
            } else {
                browser.put(cookie.getName(), cookie);
            }
        }
    }

    private static MockHttpServletRequest answer(Map<String, Cookie> browser, String state) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(browser.values().toArray(Cookie[]::new));
        request.setParameter("state", state);
        return request;
    }

    private static Aead key() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static String saved(PendingSignIn pending) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        pending.saveAuthorizationRequest(ASKED, new MockHttpServletRequest(), response);
        return Objects.requireNonNull(response.getCookies()[0]).getValue();
    }

    private static MockHttpServletRequest answer(String cookie, String state) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(new Cookie(cookieOf(state), cookie));
        request.setParameter("state", state);
        return request;
    }

    private static String cookieOf(String state) {
        return PendingSignIn.COOKIE + HexFormat.of().toHexDigits(state.hashCode());
    }

    private static String changed(String cookie) {
        int middle = cookie.length() / 2;
        char other = cookie.charAt(middle) == 'A' ? 'B' : 'A';
        return cookie.substring(0, middle) + other + cookie.substring(middle + 1);
    }
}
