package dev.countersign.signin;

import com.google.crypto.tink.Aead;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.jackson.SecurityJacksonModules;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.web.util.WebUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was asked of the identity provider, until it answers. It goes along in a cookie that nobody but this server can read or make, so
 * a restart while somebody is on the provider's page loses nothing. Its key is {@code countersign.sign-in-key}.
 */
final class PendingSignIn implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    static final String COOKIE = "countersign-sign-in";

    /** Long enough to look for a password and a second factor. */
    private static final Duration LIFE = Duration.ofMinutes(15);

    private static final String CALLBACKS = "/login/oauth2/code";
    private static final byte[] PURPOSE = COOKIE.getBytes(StandardCharsets.UTF_8);
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModules(SecurityJacksonModules.getModules(PendingSignIn.class.getClassLoader()))
            .build();

    private final Aead key;
    private final Clock clock;

    PendingSignIn(Aead key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        String state = request.getParameter(OAuth2ParameterNames.STATE);
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .flatMap(this::open)
                .filter(pending -> pending.getState().equals(state))
                .orElse(null);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest pending, HttpServletRequest request, HttpServletResponse response) {
        if (pending == null) {
            send(request, response, "", Duration.ZERO);
        } else {
            send(request, response, seal(pending), LIFE);
        }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest pending = loadAuthorizationRequest(request);
        if (pending != null) {
            send(request, response, "", Duration.ZERO);
        }
        return pending;
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, String value, Duration life) {
        // Lax: the provider leads back here by a link from its own site.
        ResponseCookie cookie = ResponseCookie.from(COOKIE, value)
                .path(request.getContextPath() + CALLBACKS)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(life)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private String seal(OAuth2AuthorizationRequest pending) {
        String text = clock.instant().plus(LIFE).getEpochSecond() + " " + JSON.writeValueAsString(pending);
        try {
            byte[] sealed = key.encrypt(text.getBytes(StandardCharsets.UTF_8), PURPOSE);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A sign-in that was begun cannot be encrypted", e);
        }
    }

    /** Empty for what is too old, and for whatever we did not make. */
    private Optional<OAuth2AuthorizationRequest> open(String value) {
        try {
            byte[] text = key.decrypt(Base64.getUrlDecoder().decode(value), PURPOSE);
            String[] parts = new String(text, StandardCharsets.UTF_8).split(" ", 2);
            Instant until = Instant.ofEpochSecond(Long.parseLong(parts[0]));
            return clock.instant().isBefore(until)
                    ? Optional.of(JSON.readValue(parts[1], OAuth2AuthorizationRequest.class))
                    : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException | JacksonException notOurs) {
            return Optional.empty();
        }
    }
}
