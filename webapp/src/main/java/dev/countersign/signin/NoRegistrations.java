package dev.countersign.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/** The registrations of a server without any identity provider: none. */
final class NoRegistrations implements ClientRegistrationRepository {

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String registrationId) {
        return null;
    }
}
