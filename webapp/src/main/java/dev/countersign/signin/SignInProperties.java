package dev.countersign.signin;

import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the tenant of a person is found, and which providers are trusted.
 *
 * @param domains the slug of the tenant, by email domain
 * @param trustedEmail the slugs of tenants whose provider gives only verified addresses and does not say so: Entra sends no
 *     {@code email_verified}. An address that a provider declares as not verified is never accepted.
 * @param claims how the provider of a tenant describes people, by slug; without an entry its tokens only say who somebody is
 */
@ConfigurationProperties("countersign.sign-in")
record SignInProperties(
        @DefaultValue Map<String, String> domains,
        @DefaultValue Set<String> trustedEmail,
        @DefaultValue Map<String, Claims> claims) {

    /**
     * The claims of the ID token. A name with dots that no claim has is a path into objects, for example {@code realm_access.roles}.
     *
     * @param createsPeople whether whoever signs in for the first time becomes a person of the organisation
     * @param name of the person
     * @param email their address
     * @param department where they work; nothing is read without a name of the claim, as for the next two
     * @param manager the address or the subject of their manager
     * @param groups the groups that they are in
     */
    record Claims(
            @DefaultValue("false") boolean createsPeople,
            @DefaultValue("name") String name,
            @DefaultValue("email") String email,
            @DefaultValue("") String department,
            @DefaultValue("") String manager,
            @DefaultValue("") String groups) {}
}
