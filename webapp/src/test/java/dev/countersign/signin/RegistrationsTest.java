package dev.countersign.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.security.oauth2.client.registration.ClientRegistration;

/** One of many providers accepts connections and never answers. */
class RegistrationsTest {

    private static final int OTHERS = 60;

    @Test
    void aSilentProviderDelaysNoOtherAndIsNotAskedAgainAtOnce() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ExecutorService people = Executors.newFixedThreadPool(4)) {
            OAuth2ClientProperties configured = new OAuth2ClientProperties();
            register(configured, "silent");
            provider(configured, "silent").setIssuerUri("http://127.0.0.1:" + silent.getLocalPort());
            for (int i = 0; i < OTHERS; i++) {
                register(configured, "org" + i);
                OAuth2ClientProperties.Provider provider = provider(configured, "org" + i);
                provider.setAuthorizationUri("http://127.0.0.1/authorize");
                provider.setTokenUri("http://127.0.0.1/token");
            }
            Registrations registrations = new Registrations(configured, List.of());

            Future<ClientRegistration> waits = people.submit(() -> registrations.findByRegistrationId("silent"));
            for (int i = 0; i < OTHERS; i++) {
                assertThat(Objects.requireNonNull(registrations.findByRegistrationId("org" + i))
                                .getClientId())
                        .isEqualTo("countersign");
            }
            assertThat(waits.isDone()).as("the silent one is still waited for").isFalse();

            assertThatThrownBy(waits::get).hasCauseInstanceOf(Registrations.ProviderSilent.class);
            assertThatThrownBy(() -> registrations.findByRegistrationId("silent"))
                    .isInstanceOf(Registrations.ProviderSilent.class);
            assertThat(registrations.has("silent")).isTrue();
            assertThat(registrations.findByRegistrationId("nobody")).isNull();
        }
    }

    private static void register(OAuth2ClientProperties configured, String slug) {
        OAuth2ClientProperties.Registration registration = new OAuth2ClientProperties.Registration();
        registration.setClientId("countersign");
        registration.setAuthorizationGrantType("authorization_code");
        registration.setRedirectUri("{baseUrl}/login/oauth2/code/{registrationId}");
        configured.getRegistration().put(slug, registration);
    }

    private static OAuth2ClientProperties.Provider provider(OAuth2ClientProperties configured, String slug) {
        return configured.getProvider().computeIfAbsent(slug, _ -> new OAuth2ClientProperties.Provider());
    }
}
