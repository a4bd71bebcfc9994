package dev.countersign.token;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.PersonId;
import dev.countersign.people.Right;
import dev.countersign.people.TokenRevoked;
import dev.countersign.secret.TenantSecret;
import dev.countersign.tenant.TimeOrderedIds;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The personal access tokens of the person who acts. Auditors see those of others, and administrators end them. */
@Service
public class AccessTokens {

    private static final String SUBJECT = "token";

    /** The most tokens of one person. */
    public static final int MOST = 50;

    private final AccessTokenRepository tokens;
    private final ActorTransaction acting;
    private final AuditLog audit;
    private final SecurityRecords refusals;
    private final ApplicationEventPublisher events;
    private final TimeOrderedIds ids;
    private final Clock clock;

    AccessTokens(
            AccessTokenRepository tokens,
            ActorTransaction acting,
            AuditLog audit,
            SecurityRecords refusals,
            ApplicationEventPublisher events,
            TimeOrderedIds ids,
            Clock clock) {
        this.tokens = tokens;
        this.acting = acting;
        this.audit = audit;
        this.refusals = refusals;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** The newest first, with those that expired lately. */
    public List<AccessToken> list(Actor actor) {
        return acting.call(actor, present -> tokens.ofPerson(present.person()));
    }

    /**
     * Creates a token. Its secret is in the result and nowhere else.
     *
     * @param days one of {@link Lifetime#CHOICES}
     */
    public TokenResult create(Actor actor, String name, Set<Scope> scopes, int days) {
        Wanted wanted = new Wanted(name, scopes, days);
        return acting.call(actor, present -> wanted.problem().orElseGet(() -> create(present, wanted)));
    }

    private TokenResult create(Actor present, Wanted wanted) {
        Instant now = clock.instant();
        tokens.deleteExpired(now);
        if (tokens.ofPerson(present.person()).size() >= MOST) {
            return new TokenResult.TooMany(MOST);
        }
        TokenId id = new TokenId(ids.next());
        TenantSecret secret = TenantSecret.random(present.tenant());
        Instant expires = now.plus(wanted.lifetime());
        tokens.insert(present.tenant(), id, secret.hash(), present.person(), null, wanted, now, expires);
        record(
                present,
                "token.created",
                Map.of(
                        "token", id.toString(),
                        "name", wanted.name(),
                        "scopes", Scope.written(wanted.scopes()),
                        "expires", expires.toString()));
        return new TokenResult.Created(id.toString(), TokenText.personal(secret));
    }

    /** The tokens of this person, as {@link #list}. Empty for whoever may not see settings. */
    public Optional<List<AccessToken>> listOf(Actor actor, PersonId person) {
        return acting.call(
                actor,
                present -> isAllowed(present, Right.SEE_ORGANISATION, person.toString())
                        ? Optional.of(tokens.ofPerson(person))
                        : Optional.empty());
    }

    /** From now on the token is refused. */
    public TokenResult revoke(Actor actor, TokenId id) {
        return acting.call(actor, present -> revoke(present, present.person(), id));
    }

    /** The same with a token of somebody else, which administrators may do. */
    public TokenResult revokeOf(Actor actor, PersonId person, TokenId id) {
        return acting.call(
                actor,
                present -> isAllowed(present, Right.SET_ORGANISATION, id.toString())
                        ? revoke(present, person, id)
                        : new TokenResult.NotAllowed());
    }

    private TokenResult revoke(Actor present, PersonId person, TokenId id) {
        Optional<String> name = tokens.delete(person, id);
        if (name.isEmpty()) {
            refusals.refused(present.tenant(), present.person(), SUBJECT, id.toString());
            return new TokenResult.NotFound();
        }
        record(
                present,
                "token.revoked",
                Map.of("token", id.toString(), "name", name.get(), "person", person.toString()));
        if (!person.equals(present.person())) {
            events.publishEvent(new TokenRevoked(present.tenant(), person, present.person(), id.value(), name.get()));
        }
        return new TokenResult.Saved();
    }

    private boolean isAllowed(Actor present, Right right, String what) {
        boolean allowed = present.may(right);
        if (!allowed) {
            refusals.refused(present.tenant(), present.person(), SUBJECT, what);
        }
        return allowed;
    }

    private void record(Actor actor, String kind, Map<String, String> details) {
        audit.append(actor.tenant(), new AuditEvent(kind, actor.person(), null, details));
    }
}
