package dev.countersign.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * Cookies that no script can read and no other host can set. Over TLS their names begin with {@code __Host-}, which browsers accept only from
 * this host and only over TLS. Without TLS, on one machine, this protection does not exist.
 */
final class HostCookie {

    private static final String PREFIX = "__Host-";

    private HostCookie() {}

    static String name(HttpServletRequest request, String name) {
        return request.isSecure() ? PREFIX + name : name;
    }

    static Optional<String> read(HttpServletRequest request, String name) {
        return all(request)
                .filter(cookie -> cookie.getName().equals(name(request, name)))
                .map(Cookie::getValue)
                .findFirst();
    }

    /** The rest of the names of cookies that begin like this. */
    static Stream<String> namesAfter(HttpServletRequest request, String beginning) {
        String begins = name(request, beginning);
        return all(request)
                .map(Cookie::getName)
                .filter(name -> name.startsWith(begins))
                .map(name -> name.substring(begins.length()));
    }

    /** SameSite is Lax, because the provider redirects back from its own site. */
    static void send(
            HttpServletRequest request, HttpServletResponse response, String name, String value, Duration life) {
        ResponseCookie cookie = ResponseCookie.from(name(request, name), value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(life)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    static void forget(HttpServletRequest request, HttpServletResponse response, String name) {
        send(request, response, name, "", Duration.ZERO);
    }

    private static Stream<Cookie> all(HttpServletRequest request) {
        return request.getCookies() == null ? Stream.empty() : Arrays.stream(request.getCookies());
    }
}
