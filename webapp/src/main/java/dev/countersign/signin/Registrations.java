package dev.countersign.signin;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/**
 * The identity providers of the tenants, by slug. Spring Boot would ask each of them for its metadata at the start, and would not start if one of them does not
 * answer. Here a provider is asked when somebody first signs in with it.
 */
public final class Registrations implements ClientRegistrationRepository {

    /** The provider of one tenant does not answer, or not as a provider should. */
    static final class ProviderSilent extends RuntimeException {

        ProviderSilent(RuntimeException cause) {
            super(cause);
        }
    }

    private final OAuth2ClientProperties configured;
    private final Map<String, ClientRegistration> own;
    private final LoadingCache<String, ClientRegistration> asked =
            Caffeine.newBuilder().build(this::ask);

    /**
     * Those of the configuration, and others that need not be asked.
     *
     * @param own they win where both have the same slug
     */
    public Registrations(OAuth2ClientProperties configured, Collection<ClientRegistration> own) {
        this.configured = configured;
        this.own = own.stream()
                .collect(Collectors.toUnmodifiableMap(ClientRegistration::getRegistrationId, Function.identity()));
    }

    /** Asks no provider. */
    boolean has(String slug) {
        return own.containsKey(slug) || configured.getRegistration().containsKey(slug);
    }

    /** Null if the tenant has no provider. */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String slug) {
        @Nullable ClientRegistration here = own.get(slug);
        return here == null && has(slug) ? asked.get(slug) : here;
    }

    private ClientRegistration ask(String slug) {
        OAuth2ClientProperties one = new OAuth2ClientProperties();
        OAuth2ClientProperties.Registration registration =
                Objects.requireNonNull(configured.getRegistration().get(slug));
        one.getRegistration().put(slug, registration);
        one.getProvider().putAll(configured.getProvider());
        try {
            return Objects.requireNonNull(new OAuth2ClientPropertiesMapper(one)
                    .asClientRegistrations()
                    .get(slug));
        } catch (RuntimeException silent) {
            throw new ProviderSilent(silent);
        }
    }
}
