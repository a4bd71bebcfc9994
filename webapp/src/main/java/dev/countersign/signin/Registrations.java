package dev.countersign.signin;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/**
 * The identity providers of the tenants, by slug. Spring Boot would ask each of them for its metadata at the start, and would not start if one of them does not
 * answer. Here a provider is asked when somebody first signs in with it, in a thread of its own, so that a silent one delays nobody else.
 */
public final class Registrations implements ClientRegistrationRepository {

    /** The provider of one tenant does not answer, or not as a provider should. */
    static final class ProviderSilent extends RuntimeException {

        ProviderSilent(String slug) {
            super("the identity provider of tenant " + slug + " does not answer");
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Registrations.class);

    /** How long somebody who signs in waits for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How long a provider that did not answer is not asked again. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private static final Duration FOR_GOOD = Duration.ofDays(36_500);

    private final OAuth2ClientProperties configured;
    private final Map<String, ClientRegistration> own;
    private final AsyncLoadingCache<String, Optional<ClientRegistration>> asked = Caffeine.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .expireAfter(Expiry.<String, Optional<ClientRegistration>>creating(
                    (slug, answer) -> answer.isPresent() ? FOR_GOOD : SILENCE))
            .buildAsync(this::ask);

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

    /**
     * Null if the tenant has no provider.
     *
     * @throws ProviderSilent if it does not answer
     */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String slug) {
        @Nullable ClientRegistration here = own.get(slug);
        return here == null && has(slug) ? await(slug) : here;
    }

    private ClientRegistration await(String slug) {
        try {
            return asked.get(slug)
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .orElseThrow(() -> new ProviderSilent(slug));
        } catch (TimeoutException late) {
            throw new ProviderSilent(slug);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ProviderSilent(slug);
        }
    }

    private Optional<ClientRegistration> ask(String slug) {
        OAuth2ClientProperties one = new OAuth2ClientProperties();
        one.getRegistration()
                .put(slug, Objects.requireNonNull(configured.getRegistration().get(slug)));
        one.getProvider().putAll(configured.getProvider());
        try {
            return Optional.ofNullable(new OAuth2ClientPropertiesMapper(one)
                    .asClientRegistrations()
                    .get(slug));
        } catch (RuntimeException silent) {
            LOG.warn("The identity provider of tenant {} does not answer as one", slug, silent);
            return Optional.empty();
        }
    }
}
