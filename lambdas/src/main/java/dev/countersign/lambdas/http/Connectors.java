package dev.countersign.lambdas.http;

import java.util.Optional;

/** The connectors of all tenants. */
@FunctionalInterface
public interface Connectors {

    /** The connector with this key; empty if the tenant has none. */
    Optional<Connector> find(String tenant, String key);
}
