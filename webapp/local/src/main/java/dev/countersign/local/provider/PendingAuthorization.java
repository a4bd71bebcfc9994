package dev.countersign.local.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * The authorization request that waits until the person has signed in. It is in the URL of the sign-in page and in its form, so that each tab has its
 * own and a restart loses nothing. It is not secret, and a changed one leads to the authorization endpoint and nowhere else.
 */
final class PendingAuthorization implements RequestCache {

    static final String PARAMETER = "pending";

    private static final RequestMatcher AUTHORIZATION =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, ProviderClients.AUTHORIZE);

    /** The URL with this authorization request as a parameter, if it is one. */
    static String behind(String address, HttpServletRequest request) {
        String sign = address.indexOf('?') < 0 ? "?" : "&";
        return Optional.ofNullable(isAuthorization(request) ? encoded(request) : request.getParameter(PARAMETER))
                .filter(pending -> pending.matches("[A-Za-z0-9_-]+"))
                .map(pending -> address + sign + PARAMETER + "=" + pending)
                .orElse(address);
    }

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        // The entry point puts it into the URL instead.
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        return query(request).map(PendingAuthorization::saved).orElse(null);
    }

    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        // Nothing is stored.
    }

    private static boolean isAuthorization(HttpServletRequest request) {
        return AUTHORIZATION.matches(request);
    }

    private static @Nullable String encoded(HttpServletRequest request) {
        @Nullable String query = request.getQueryString();
        return query == null
                ? null
                : Base64.getUrlEncoder().withoutPadding().encodeToString(query.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> query(HttpServletRequest request) {
        try {
            return Optional.ofNullable(request.getParameter(PARAMETER))
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
}
