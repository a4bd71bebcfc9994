package dev.countersign.signin;

import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are led to their tenant's provider, and what is believed of it.
 *
 * @param domains which tenant, by its slug, the people of an e-mail domain belong to
 * @param trustedEmail the tenants whose provider gives only addresses that are its people's own and does not say so: Entra sends no
 *     {@code email_verified}. A provider that says an address is not verified is believed in any case.
 */
@ConfigurationProperties("countersign.sign-in")
record SignInProperties(
        @DefaultValue Map<String, String> domains,
        @DefaultValue Set<String> trustedEmail) {}
