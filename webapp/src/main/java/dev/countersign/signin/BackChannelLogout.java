package dev.countersign.signin;

import dev.countersign.audit.SecurityRecords;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.ProviderLogouts;
import dev.countersign.tenant.Tenant;
import dev.countersign.tenant.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OidcLogoutConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.authentication.logout.LogoutTokenClaimNames;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Component;

/**
 * Ends the sessions of a person whom the identity provider has signed out (OpenID Connect Back-Channel Logout 1.0). Spring Security has verified the logout
 * token. The provider calls any node; the database tells the others.
 */
@Component
class BackChannelLogout implements LogoutHandler {

    /** Where a provider sends logout tokens; the last part is the slug of the tenant. */
    static final String PATH = "/logout/connect/back-channel/{registrationId}";

    /** How far the clock of a provider may be behind. */
    private static final Duration SLOW = Duration.ofMinutes(1);

    private static final PathPatternRequestMatcher CALLS =
            PathPatternRequestMatcher.withDefaults().matcher(PATH);

    private final Tenants tenants;
    private final People people;
    private final ProviderLogouts logouts;
    private final SessionLimits limits;
    private final SecurityRecords records;
    private final Clock clock;

    BackChannelLogout(
            Tenants tenants,
            People people,
            ProviderLogouts logouts,
            SessionLimits limits,
            SecurityRecords records,
            Clock clock) {
        this.tenants = tenants;
        this.people = people;
        this.logouts = logouts;
        this.limits = limits;
        this.records = records;
        this.clock = clock;
    }

    void on(OidcLogoutConfigurer<HttpSecurity> logout) {
        logout.oidcSessionRegistry(new NoProviderSessions()).backChannel(calls -> calls.logoutHandler(this));
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication == null || !(authentication.getPrincipal() instanceof OidcLogoutToken token)) {
            throw new IllegalStateException("no logout token");
        }
        @Nullable String subject = token.getSubject();
        if (subject == null || subject.indexOf('\0') >= 0) {
            refuse(response);
            return;
        }
        Optional<Tenant> tenant =
                tenants.bySlug(CALLS.matcher(request).getVariables().getOrDefault("registrationId", ""));
        tenant.flatMap(known -> people.bySubject(known.id(), token.getIssuer().toString(), subject))
                .ifPresent(person -> end(tenant.orElseThrow(), person, token));
    }

    private void end(Tenant tenant, Person person, OidcLogoutToken token) {
        logouts.add(tenant.id(), person.id(), session(token), until(token), limits.absolute());
        records.record(tenant.id(), "person.signed-out", person.id(), Map.of("source", "identity-provider"));
    }

    /** A session that cannot be one of ours, as the provider calls it, means all of them. */
    private static Optional<String> session(OidcLogoutToken token) {
        return ProviderClaims.text(token.getClaims(), LogoutTokenClaimNames.SID)
                .filter(sid -> sid.length() <= ProviderLogouts.LONGEST_SESSION);
    }

    /** A token that comes late, or again, ends no session that began after it. The clock of the provider may be slow. */
    private Instant until(OidcLogoutToken token) {
        Instant now = clock.instant();
        @Nullable Instant issued = token.getIssuedAt();
        return issued == null || now.isBefore(issued.plus(SLOW)) ? now : issued.plus(SLOW);
    }

    /** A session at the provider is not known by its number alone. */
    private static void refuse(HttpServletResponse response) {
        try {
            response.sendError(HttpStatus.BAD_REQUEST.value(), "The logout token needs a subject (sub).");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
