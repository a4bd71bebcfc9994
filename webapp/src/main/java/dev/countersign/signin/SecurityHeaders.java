package dev.countersign.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;

/**
 * The headers of every response. A page that needs more sets its own content policy, and a cacheable file its own cache headers. They are written
 * before the request is handled. Spring Security writes its headers when a response is committed, which it does not notice if Vaadin's
 * servlet is reached by a forward (spring-security issue 19457), and not for requests that its firewall refuses.
 */
public final class SecurityHeaders {

    /** For pages without script. It has no form-action, because the sign-in form is answered by a redirect to the provider. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String ONE_YEAR = "max-age=31536000; includeSubDomains";

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
            "Content-Security-Policy", CONTENT_POLICY,
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store");

    private SecurityHeaders() {}

    static void write(BiConsumer<String, String> header) {
        ALWAYS.forEach(header);
    }

    static void write(HttpServletRequest request, HttpServletResponse response) {
        write(response::setHeader);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", ONE_YEAR);
        }
    }

    /** Turns off the headers of Spring Security: {@link FrontDoor} writes them for every chain. */
    public static void on(HeadersConfigurer<HttpSecurity> headers) {
        headers.disable();
    }
}
