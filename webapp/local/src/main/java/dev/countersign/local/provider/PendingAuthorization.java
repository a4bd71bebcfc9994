package dev.countersign.local.provider;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import org.springframework.web.util.WebUtils;

/**
 * The authorization request that waits until its sender has signed in. Kept in a cookie, so that a restart while the sign-in page is
 * open loses nothing. It is no secret, and whatever somebody writes into it leads to the authorization endpoint and nowhere else.
 */
final class PendingAuthorization implements RequestCache {

    private static final String COOKIE = "provider-pending";
    private static final String PATH = "/provider";
    private static final Duration LIFE = Duration.ofMinutes(15);

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        if (isAuthorization(request) && request.getQueryString() != null) {
            byte[] query = request.getQueryString().getBytes(StandardCharsets.UTF_8);
            send(response, Base64.getUrlEncoder().withoutPadding().encodeToString(query), LIFE);
        }
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        return query(request).map(PendingAuthorization::saved).orElse(null);
    }

    /** The request that came back is the one that was kept, and brings everything with it. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        if (isAuthorization(request) && query(request).isPresent()) {
            removeRequest(request, response);
        }
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        send(response, "", Duration.ZERO);
    }

    private static boolean isAuthorization(HttpServletRequest request) {
        return request.getMethod().equals("GET") && request.getRequestURI().equals(ProviderClients.AUTHORIZE);
    }

    private static Optional<String> query(HttpServletRequest request) {
        try {
            return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                    .map(Cookie::getValue)
                    .map(value -> new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static SavedRequest saved(String query) {
        Map<String, String[]> parameters = new HashMap<>();
        UriComponentsBuilder.newInstance().query(query).build().getQueryParams().forEach((name, values) -> {
            String[] decoded = values.stream()
                    .filter(value -> value != null)
                    .map(value -> UriUtils.decode(value.replace('+', ' '), StandardCharsets.UTF_8))
                    .toArray(String[]::new);
            parameters.put(name, decoded);
        });
        SimpleSavedRequest saved = new SimpleSavedRequest(ProviderClients.AUTHORIZE + "?" + query);
        saved.setParameters(parameters);
        return saved;
    }

    private static void send(HttpServletResponse response, String value, Duration life) {
        ResponseCookie cookie = ResponseCookie.from(COOKIE, value)
                .path(PATH)
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(life)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
