package dev.countersign.signin;

import dev.countersign.people.KnownPerson;
import dev.countersign.people.SignedIn;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.authentication.logout.LogoutTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** The principal of a session: the user of the provider, and the person of the tenant. */
final class SignedInUser extends DefaultOidcUser implements KnownPerson {

    private transient volatile SignedIn person;

    SignedInUser(OidcIdToken token, SignedIn person) {
        super(authorities(person), token);
        this.person = person;
    }

    @Override
    public SignedIn signedIn() {
        return person;
    }

    /** The same person, who has another language now. */
    void become(SignedIn same) {
        person = same;
    }

    /** What the provider calls the session at it, if it does. */
    Optional<String> providerSession() {
        return ProviderClaims.text(getIdToken().getClaims(), LogoutTokenClaimNames.SID);
    }

    private static Set<GrantedAuthority> authorities(SignedIn person) {
        return person.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
