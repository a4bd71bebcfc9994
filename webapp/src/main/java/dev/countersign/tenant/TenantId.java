package dev.countersign.tenant;

import java.util.UUID;

/** The id of a tenant. */
public record TenantId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
