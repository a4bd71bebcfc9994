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
 */
@ConfigurationProperties("countersign.sign-in")
record SignInProperties(
        @DefaultValue Map<String, String> domains,
        @DefaultValue Set<String> trustedEmail) {}
