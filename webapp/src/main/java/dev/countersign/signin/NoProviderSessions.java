package dev.countersign.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;

/** Spring Security would count the sessions of one node in its memory; {@link Sessions} knows them already, and {@link BackChannelLogout} reaches all nodes. */
final class NoProviderSessions implements OidcSessionRegistry {

    @Override
    public void saveSessionInformation(OidcSessionInformation session) {}

    @Override
    public @Nullable OidcSessionInformation removeSessionInformation(String clientSession) {
        return null;
    }

    @Override
    public Iterable<OidcSessionInformation> removeSessionInformation(OidcLogoutToken token) {
        return List.of();
    }
}
