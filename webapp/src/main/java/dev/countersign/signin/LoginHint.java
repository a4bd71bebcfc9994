package dev.countersign.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** Passes the typed email address to the identity provider (OpenID Connect Core, 3.1.2.1 login_hint). */
final class LoginHint implements OAuth2AuthorizationRequestResolver {

    static final String PARAMETER = "login_hint";

    /** The longest email address (RFC 5321, 4.5.3.1); it must fit in a cookie. */
    private static final int LONGEST = 320;

    private final OAuth2AuthorizationRequestResolver resolver;

    private LoginHint(OAuth2AuthorizationRequestResolver resolver) {
        this.resolver = resolver;
    }

    static LoginHint passedOn(ClientRegistrationRepository registrations) {
        return new LoginHint(new DefaultOAuth2AuthorizationRequestResolver(registrations));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return withHint(request, resolver.resolve(request));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return withHint(request, resolver.resolve(request, registration));
    }

    private static @Nullable OAuth2AuthorizationRequest withHint(
            HttpServletRequest request, @Nullable OAuth2AuthorizationRequest authorization) {
        var hint = request.getParameter(PARAMETER);
        if (authorization == null || hint == null || hint.isBlank() || hint.length() > LONGEST) {
            return authorization;
        }
        var parameters = new HashMap<>(authorization.getAdditionalParameters());
        parameters.put(PARAMETER, hint);
        return OAuth2AuthorizationRequest.from(authorization)
                .additionalParameters(parameters)
                .build();
    }
}
