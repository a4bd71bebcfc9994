package dev.countersign.tenant;

/**
 * A customer as pages name it.
 *
 * @param slug the short name in addresses, which is also the name of the tenant's sign-in registration
 */
public record Tenant(TenantId id, String slug, String name) {}
