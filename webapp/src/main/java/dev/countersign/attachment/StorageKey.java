package dev.countersign.attachment;

import dev.countersign.tenant.TenantId;

/** Names the bytes of one file. The tenant is part of it, so no id of another tenant's file leads to bytes. */
record StorageKey(TenantId tenant, AttachmentId file) {

    @Override
    public String toString() {
        return tenant.value() + "/" + file;
    }
}
