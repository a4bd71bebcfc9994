package dev.countersign.api;

import dev.countersign.token.Caller;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A call with a valid token. Rights are not among its authorities: each service reads them anew. */
final class BearerAuthentication extends AbstractAuthenticationToken {

    private final transient Caller caller;

    BearerAuthentication(Caller caller) {
        super(List.of());
        this.caller = caller;
        setAuthenticated(true);
    }

    /** The token itself is not kept. */
    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.person().toString();
    }
}
