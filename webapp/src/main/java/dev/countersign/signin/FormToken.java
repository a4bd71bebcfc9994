package dev.countersign.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/**
 * The CSRF token of forms without script. It is in a cookie, so that it is still valid after a restart of the server, like the page that is open.
 * Over TLS no other host can set this cookie.
 */
public final class FormToken implements CsrfTokenRepository {

    private static final String COOKIE = "countersign-form";

    private final CookieCsrfTokenRepository plain = named(COOKIE);
    private final CookieCsrfTokenRepository overTls = named("__Host-" + COOKIE);

    private FormToken() {}

    /** Keeps the token at a sign-in, because another tab may show the same form. */
    public static void on(CsrfConfigurer<HttpSecurity> csrf) {
        csrf.csrfTokenRepository(new FormToken()).sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy());
    }

    private static CookieCsrfTokenRepository named(String name) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(name);
        tokens.setCookiePath("/");
        return tokens;
    }

    private CookieCsrfTokenRepository of(HttpServletRequest request) {
        return request.isSecure() ? overTls : plain;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        of(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }
}
