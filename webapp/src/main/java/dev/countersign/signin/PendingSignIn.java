package dev.countersign.signin;

import com.google.crypto.tink.Aead;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The authorization request, until the identity provider answers. It is in a cookie that only this server can read and create, so that a restart
 * while a person is on the page of the provider loses nothing. Each sign-in has its own cookie, so that tabs do not interfere. The key
 * is {@code countersign.sign-in-key}.
 */
final class PendingSignIn implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    /** The prefix of the cookie's name; a part that depends on the state follows. */
    static final String COOKIE = "countersign-sign-in-";

    /** Long enough to find a password and a second factor. */
    private static final Duration LIFE = Duration.ofMinutes(15);

    /** A later answer is not accepted, but the wanted page is still known this long. */
    private static final Duration MEMORY = Duration.ofHours(2);

    /** Cookies are sent with every request, and a server accepts 16 KB of headers. */
    private static final int AT_ONCE = 4;

    private static final byte[] PURPOSE = COOKIE.getBytes(StandardCharsets.UTF_8);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Aead key;
    private final ClientRegistrationRepository registrations;
    private final Clock clock;

    /** Only what the answer needs; the registration holds the rest. */
    private record Pending(
            long until,
            String state,
            String registration,
            String redirectUri,
            Map<String, String> attributes,
            @Nullable String wanted) {}

    PendingSignIn(Aead key, ClientRegistrationRepository registrations, Clock clock) {
        this.key = key;
        this.registrations = registrations;
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return find(request)
                .filter(pending -> clock.instant().getEpochSecond() < pending.until())
                .flatMap(this::asked)
                .orElse(null);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        if (asked == null) {
            removeAuthorizationRequest(request, response);
            return;
        }
        makeRoom(request, response);
        HostCookie.send(request, response, COOKIE + mark(asked.getState()), seal(pending(asked, request)), MEMORY);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest asked = loadAuthorizationRequest(request);
        find(request).ifPresent(pending -> {
            if (pending.wanted() != null) {
                WantedPage.isWanted(request, pending.wanted());
            }
            HostCookie.forget(request, response, COOKIE + mark(pending.state()));
        });
        return asked;
    }

    private Pending pending(OAuth2AuthorizationRequest asked, HttpServletRequest request) {
        Map<String, String> attributes = new HashMap<>();
        asked.getAttributes().forEach((name, value) -> attributes.put(name, value.toString()));
        return new Pending(
                clock.instant().plus(LIFE).getEpochSecond(),
                asked.getState(),
                attributes.getOrDefault(OAuth2ParameterNames.REGISTRATION_ID, ""),
                asked.getRedirectUri(),
                attributes,
                WantedPage.checked(request.getParameter(WantedPage.PARAMETER)).orElse(null));
    }

    private Optional<OAuth2AuthorizationRequest> asked(Pending pending) {
        return Optional.ofNullable(registrations.findByRegistrationId(pending.registration()))
                .map(registration -> asked(pending, registration));
    }

    private static OAuth2AuthorizationRequest asked(Pending pending, ClientRegistration registration) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(registration.getProviderDetails().getAuthorizationUri())
                .clientId(registration.getClientId())
                .redirectUri(pending.redirectUri())
                .scopes(registration.getScopes())
                .state(pending.state())
                .attributes(attributes -> attributes.putAll(pending.attributes()))
                .build();
    }

    /** Deletes the oldest one, and cookies that this server did not create. */
    private void makeRoom(HttpServletRequest request, HttpServletResponse response) {
        List<String> marks = HostCookie.namesAfter(request, COOKIE)
                .sorted(Comparator.comparingLong(mark -> HostCookie.read(request, COOKIE + mark)
                        .flatMap(this::open)
                        .map(Pending::until)
                        .orElse(0L)))
                .toList();
        marks.stream()
                .limit(Math.max(0, marks.size() - AT_ONCE + 1))
                .forEach(mark -> HostCookie.forget(request, response, COOKIE + mark));
    }

    private Optional<Pending> find(HttpServletRequest answer) {
        @Nullable String state = answer.getParameter(OAuth2ParameterNames.STATE);
        return state == null
                ? Optional.empty()
                : HostCookie.read(answer, COOKIE + mark(state))
                        .flatMap(this::open)
                        .filter(pending -> pending.state().equals(state));
    }

    private static String mark(String state) {
        return HexFormat.of().toHexDigits(state.hashCode());
    }

    private String seal(Pending pending) {
        try {
            byte[] sealed = key.encrypt(JSON.writeValueAsBytes(pending), PURPOSE);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A sign-in that was begun cannot be encrypted", e);
        }
    }

    /** Empty if this server did not create it. */
    private Optional<Pending> open(String value) {
        try {
            byte[] text = key.decrypt(Base64.getUrlDecoder().decode(value), PURPOSE);
            return Optional.of(JSON.readValue(text, Pending.class));
        } catch (GeneralSecurityException | IllegalArgumentException | JacksonException notOurs) {
            return Optional.empty();
        }
    }
}
