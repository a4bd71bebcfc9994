package dev.countersign.local.provider;

import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Adds the name and the verified email address of the person to the ID token. */
final class IdTokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    @Override
    public void customize(JwtEncodingContext context) {
        if (!OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
            return;
        }
        ProviderAccounts.find(context.getPrincipal().getName())
                .ifPresent(account -> context.getClaims()
                        .claim(StandardClaimNames.EMAIL, account.email())
                        .claim(StandardClaimNames.EMAIL_VERIFIED, true)
                        .claim(StandardClaimNames.NAME, account.name())
                        .claim(StandardClaimNames.LOCALE, account.locale().toLanguageTag()));
    }
}
