package dev.countersign.signin;

import dev.countersign.people.People;
import dev.countersign.people.ProviderProfiles;
import dev.countersign.tenant.Suspensions;
import dev.countersign.tenant.Tenants;
import java.util.Optional;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Finds the person of an ID token, and keeps what the provider says of them where the tenant wants it. The tenant follows from the registration of the sign-in and never from the token, so that the provider of one
 * tenant cannot authenticate people of another tenant.
 */
@Component
class PersonOidcUserService implements OAuth2UserService<OidcUserRequest, OidcUser> {

    /** The code of the error if the organisation is suspended. */
    static final String SUSPENDED = "organisation_suspended";

    private final Tenants tenants;
    private final Suspensions suspensions;
    private final People people;
    private final ProviderProfiles profiles;
    private final SignInProperties properties;

    PersonOidcUserService(
            Tenants tenants,
            Suspensions suspensions,
            People people,
            ProviderProfiles profiles,
            SignInProperties properties) {
        this.tenants = tenants;
        this.suspensions = suspensions;
        this.people = people;
        this.profiles = profiles;
        this.properties = properties;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var slug = request.getClientRegistration().getRegistrationId();
        var token = request.getIdToken();
        var claims = Optional.ofNullable(properties.claims().get(slug));
        var email = verifiedEmail(
                token,
                claims.map(SignInProperties.Claims::email).orElse(StandardClaimNames.EMAIL),
                properties.trustedEmail().contains(slug));
        if (token.getSubject().indexOf('\0') >= 0) {
            throw new OAuth2AuthenticationException(new OAuth2Error("unreadable_subject"));
        }
        var organisation = tenants.bySlug(slug);
        if (organisation.filter(tenant -> suspensions.isSuspended(tenant.id())).isPresent()) {
            throw new OAuth2AuthenticationException(new OAuth2Error(SUSPENDED));
        }
        organisation.ifPresent(tenant -> claims.ifPresent(mapping ->
                profiles.keep(tenant.id(), ProviderClaims.read(token, mapping, email), mapping.createsPeople())));
        return organisation
                .flatMap(tenant -> people.signIn(tenant.id(), token.getIssuer().toString(), token.getSubject(), email))
                .map(person -> new SignedInUser(token, person))
                .orElseThrow(() -> new OAuth2AuthenticationException(
                        new UnknownPerson(slug, email.isEmpty() ? token.getSubject() : email)));
    }

    /**
     * Empty unless the provider says that it verified the address: nobody gets the account of another person by entering their address at the provider.
     *
     * @param claim with the address; {@code email_verified} says nothing of another one than {@code email}
     * @param isTrusted whether a provider that says nothing is trusted
     */
    static String verifiedEmail(OidcIdToken token, String claim, boolean isTrusted) {
        var verified = claim.equals(StandardClaimNames.EMAIL) ? token.getEmailVerified() : null;
        var counts = verified == null ? isTrusted : verified;
        return counts ? ProviderClaims.text(token.getClaims(), claim).orElse("") : "";
    }
}
