package dev.countersign.people;

import dev.countersign.tenant.TenantId;

/** Keeps what an identity provider says of the people of a tenant. */
public interface ProviderProfiles {

    /**
     * Writes what differs from what is known of the person, before they are signed in. Whoever is not active stays as they are.
     *
     * @param creates whether somebody who is not known yet becomes a person of the tenant
     */
    void keep(TenantId tenant, ProviderProfile profile, boolean creates);
}
