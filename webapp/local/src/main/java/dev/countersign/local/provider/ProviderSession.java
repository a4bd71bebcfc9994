package dev.countersign.local.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

/**
 * The provider's session of a browser. It is in the same HTTP session as the application's sign-in, under another name: a sign-in at the provider must
 * not by itself be a sign-in to the application.
 */
@Component
@Profile("local")
class ProviderSession {

    private static final String TYPED = "PROVIDER_TYPED_EMAIL";

    private final HttpSessionSecurityContextRepository whoSignedIn = new HttpSessionSecurityContextRepository();
    private final PendingAuthorization pending = new PendingAuthorization();

    ProviderSession() {
        whoSignedIn.setSpringSecurityContextKey("PROVIDER_SECURITY_CONTEXT");
    }

    SecurityContextRepository whoSignedIn() {
        return whoSignedIn;
    }

    RequestCache pending() {
        return pending;
    }

    /** A parameter of the pending authorization request. */
    Optional<String> pendingParameter(HttpServletRequest request, HttpServletResponse response, String name) {
        var saved = pending.getRequest(request, response);
        var values = saved == null ? null : saved.getParameterValues(name);
        return values == null || values.length != 1 ? Optional.empty() : Optional.of(values[0]);
    }

    void rememberTyped(HttpServletRequest request, String email) {
        request.getSession().setAttribute(TYPED, email);
    }

    Optional<String> takeTyped(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(TYPED) instanceof String email)) {
            return Optional.empty();
        }
        session.removeAttribute(TYPED);
        return Optional.of(email);
    }
}
