package dev.countersign.tenant;

/**
 * A customer, with its name on pages.
 *
 * @param slug the short name in URLs, which is also the id of the tenant's sign-in registration
 */
public record Tenant(TenantId id, String slug, String name) {}
