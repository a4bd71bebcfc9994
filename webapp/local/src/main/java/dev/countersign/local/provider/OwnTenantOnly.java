package dev.countersign.local.provider;

import java.util.function.Consumer;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;

/** The client of a tenant gets authorization codes for people of this tenant only, even if somebody else is signed in at the provider. */
final class OwnTenantOnly implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

    @Override
    public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken asked = context.getAuthentication();
        if (!(asked.getPrincipal() instanceof Authentication person)
                || !person.isAuthenticated()
                || person instanceof AnonymousAuthenticationToken) {
            return;
        }
        var tenant = context.getRegisteredClient().getClientId();
        var belongs = ProviderAccounts.find(person.getName())
                .filter(account -> account.tenant().equals(tenant))
                .isPresent();
        if (!belongs) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.ACCESS_DENIED, "not an account of " + tenant, null),
                    new OAuth2AuthorizationCodeRequestAuthenticationToken(
                            asked.getAuthorizationUri(),
                            asked.getClientId(),
                            person,
                            asked.getRedirectUri(),
                            asked.getState(),
                            asked.getScopes(),
                            asked.getAdditionalParameters()));
        }
    }
}
