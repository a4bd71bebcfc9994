package dev.countersign.tenant;

import java.util.UUID;

/** A customer whose data nobody else sees. */
public record TenantId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
