package dev.countersign.lambdas.http;

import java.util.Optional;

/** The webhooks of all tenants. */
@FunctionalInterface
public interface Webhooks {

    /** Empty if the tenant has none with this id. */
    Optional<Webhook> find(String tenant, String id);
}
