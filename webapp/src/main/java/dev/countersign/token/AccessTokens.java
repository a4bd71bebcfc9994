package dev.countersign.token;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.secret.TenantSecret;
import dev.countersign.tenant.TimeOrderedIds;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** The personal access tokens of the person who acts. */
@Service
public class AccessTokens {

    /** The most tokens of one person. */
    public static final int MOST = 50;

    private final AccessTokenRepository tokens;
    private final ActorTransaction acting;
    private final AuditLog audit;
    private final SecurityRecords refusals;
    private final TimeOrderedIds ids;
    private final Clock clock;

    AccessTokens(
            AccessTokenRepository tokens,
            ActorTransaction acting,
            AuditLog audit,
            SecurityRecords refusals,
            TimeOrderedIds ids,
            Clock clock) {
        this.tokens = tokens;
        this.acting = acting;
        this.audit = audit;
        this.refusals = refusals;
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

    /** From now on the token is refused. */
    public TokenResult revoke(Actor actor, TokenId id) {
        return acting.call(actor, present -> {
            Optional<String> name = tokens.delete(present.person(), id);
            if (name.isEmpty()) {
                refusals.refused(present.tenant(), present.person(), "token", id.toString());
                return new TokenResult.NotFound();
            }
            record(present, "token.revoked", Map.of("token", id.toString(), "name", name.get()));
            return new TokenResult.Saved();
        });
    }

    private void record(Actor actor, String kind, Map<String, String> details) {
        audit.append(actor.tenant(), new AuditEvent(kind, actor.person(), null, details));
    }
}
