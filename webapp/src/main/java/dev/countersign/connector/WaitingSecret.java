package dev.countersign.connector;

import dev.countersign.job.OfTenant;
import java.util.UUID;

/** A secret that was typed, in AWS Secrets Manager, where no function reads it: from before its connector is stored until functions use it. */
record WaitingSecret(UUID tenant, String key, UUID id) implements OfTenant {

    /** Its name among the secrets of the tenant. No connector has such a key. */
    String name() {
        return name(key, id);
    }

    static String name(String key, UUID id) {
        return key + "/" + id;
    }
}
