package dev.countersign.token;

import dev.countersign.people.Actor;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls with a valid token.
 *
 * @param program the program, unless the token is the person's own
 * @param name of the program or, if the token is the person's own, of the token
 * @param language of the person
 * @param suspended whether the organisation is suspended, so that every call is refused
 */
public record Caller(
        TenantId tenant,
        PersonId person,
        TokenId token,
        Optional<ProgramId> program,
        String name,
        Set<Scope> scopes,
        Locale language,
        boolean suspended) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** Without roles: each transaction reads those that the person has then. */
    public Actor actor() {
        return new Actor(tenant, person, Set.of());
    }

    /** The key by which calls are limited. All tokens of a program count together. */
    public Object counted() {
        return program.<Object>map(id -> id).orElse(token);
    }
}
