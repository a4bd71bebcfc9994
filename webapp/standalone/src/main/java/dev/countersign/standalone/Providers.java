package dev.countersign.standalone;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.core.env.Environment;

/** The identity providers of the organisations, as they are configured. None is asked: one that does not answer holds up nobody else. */
final class Providers {

    private static final String PREFIX = "spring.security.oauth2.client";
    private static final String REGISTRATION = PREFIX + ".registration.";
    private static final String PROVIDER = PREFIX + ".provider.";

    private Providers() {}

    /** @throws CannotRun if there is none, or one lacks something */
    static void require(Environment environment) {
        OAuth2ClientProperties configured = Binder.get(environment)
                .bind(PREFIX, OAuth2ClientProperties.class)
                .orElseThrow(Providers::none);
        if (configured.getRegistration().isEmpty()) {
            throw none();
        }
        configured.getRegistration().forEach((slug, client) -> {
            if (isBlank(client.getClientId())) {
                throw new CannotRun(
                        "The identity provider of %s has no %s%s.client-id.".formatted(slug, REGISTRATION, slug));
            }
            requireIssuer(slug, configured.getProvider());
        });
    }

    private static CannotRun none() {
        return new CannotRun(
                "No identity provider is configured, so nobody could sign in: set %s<organisation> and %s<organisation>, in the file that SPRING_CONFIG_IMPORT names."
                        .formatted(REGISTRATION, PROVIDER));
    }

    private static void requireIssuer(String slug, Map<String, OAuth2ClientProperties.Provider> providers) {
        OAuth2ClientProperties.@Nullable Provider provider = providers.get(slug);
        @Nullable String issuer = provider == null ? null : provider.getIssuerUri();
        if (issuer == null || isBlank(issuer)) {
            throw new CannotRun("The identity provider of %s has no %s%s.issuer-uri.".formatted(slug, PROVIDER, slug));
        }
        Settings.requireSafe(PROVIDER + slug + ".issuer-uri", issuer);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
