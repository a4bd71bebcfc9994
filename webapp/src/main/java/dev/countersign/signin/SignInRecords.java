package dev.countersign.signin;

import dev.countersign.audit.SecurityRecords;
import dev.countersign.people.KnownPerson;
import dev.countersign.people.People;
import dev.countersign.people.RightsLost;
import dev.countersign.tenant.Tenant;
import dev.countersign.tenant.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/**
 * Records sign-ins, failed sign-ins and sign-outs in the audit log of the tenant. Text typed by unknown people is not recorded, because it may be a
 * password in the wrong field.
 */
@Component
class SignInRecords implements LogoutHandler {

    private final SecurityRecords records;
    private final Tenants tenants;
    private final People people;
    private final HomeTenant homeTenant;
    private final ApplicationEventPublisher events;

    SignInRecords(
            SecurityRecords records,
            Tenants tenants,
            People people,
            HomeTenant homeTenant,
            ApplicationEventPublisher events) {
        this.records = records;
        this.tenants = tenants;
        this.people = people;
        this.homeTenant = homeTenant;
        this.events = events;
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        record("person.signed-in", event.getAuthentication());
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication present) {
        record("person.signed-out", present);
    }

    /** Occurs only if this program itself asks for the password. */
    @EventListener
    void wrongPassword(AbstractAuthenticationFailureEvent event) {
        if (event.getAuthentication() instanceof UsernamePasswordAuthenticationToken typed) {
            String email = typed.getName();
            homeTenant.of(email).flatMap(tenants::bySlug).ifPresent(tenant -> failed(tenant, "password", email));
        }
    }

    /**
     * Records that the provider authenticated nobody, or somebody unknown.
     *
     * @param slug of the tenant, from the URL; nothing is recorded if there is no such tenant
     * @param why one of a fixed set of words
     */
    void failed(String slug, String why) {
        tenants.bySlug(slug).ifPresent(tenant -> failed(tenant, why, ""));
    }

    /**
     * Records that the provider was told to stop, or let nobody in: the answer is the same. It counts as no failure.
     *
     * @param slug as in {@link #failed}
     */
    void denied(String slug) {
        tenants.bySlug(slug).ifPresent(tenant -> record(tenant, "denied", "unknown"));
    }

    /** The session may name a person or a tenant that does not exist. */
    @EventListener
    void refusedAsInactive(RightsLost lost) {
        if (tenants.find(lost.tenant()).isEmpty()) {
            return;
        }
        boolean isKnown = people.find(lost.tenant(), lost.person()).isPresent();
        records.record(
                lost.tenant(),
                "access.refused",
                isKnown ? lost.person() : null,
                Map.of("what", isKnown ? "inactive" : "stranger"));
    }

    private void failed(Tenant tenant, String why, String email) {
        String person = people.byEmail(tenant.id(), email)
                .map(known -> known.id().toString())
                .orElse("unknown");
        record(tenant, why, person);
        events.publishEvent(new SignInFailed(tenant.id()));
    }

    private void record(Tenant tenant, String why, String person) {
        records.record(tenant.id(), SignInFailed.KIND, null, Map.of("why", why, "person", person));
    }

    private void record(String kind, @Nullable Authentication authentication) {
        if (authentication != null && authentication.getPrincipal() instanceof KnownPerson known) {
            var person = known.signedIn();
            records.record(person.tenant(), kind, person.person(), Map.of());
        }
    }
}
