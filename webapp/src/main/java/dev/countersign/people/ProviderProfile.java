package dev.countersign.people;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What an identity provider says of somebody who signs in. Of what is empty it says nothing, and what is known here stays.
 *
 * @param issuer of the provider, with the subject that this person always has there
 * @param email the address, which the provider has verified
 * @param locale counts only for a new person, as the zone does: later these are their own choice
 * @param manager the address of their manager, or the subject of the manager at the same provider
 * @param groups all groups of the person at the provider: each is a key, a name or the external id of a group here, or there is no such group here
 */
public record ProviderProfile(
        String issuer,
        String subject,
        Optional<String> email,
        Optional<String> name,
        Optional<Locale> locale,
        Optional<ZoneId> zone,
        Optional<String> department,
        Optional<String> manager,
        Optional<Set<String>> groups) {

    public ProviderProfile {
        groups = groups.map(Set::copyOf);
    }
}
