package dev.countersign.signin;

import org.springframework.security.oauth2.core.OAuth2Error;

/** The provider has authenticated somebody who is not an active person of the tenant. */
final class UnknownPerson extends OAuth2Error {

    private final String tenant;
    private final String name;

    UnknownPerson(String tenant, String name) {
        super("unknown_person");
        this.tenant = tenant;
        this.name = name;
    }

    String tenant() {
        return tenant;
    }

    String name() {
        return name;
    }
}
