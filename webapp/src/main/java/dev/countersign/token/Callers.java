package dev.countersign.token;

import dev.countersign.secret.TenantSecret;
import dev.countersign.tenant.Suspensions;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.TimeOrderedIds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Authenticates callers by their tokens, and issues tokens to programs. Nobody is known before, so its methods take no actor. */
@Service
public class Callers {

    /** How long a token of a program is valid. Programs ask for a new one. */
    public static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

    /** The use of a token is stored no more often than this. */
    private static final Duration USE_STORED_EVERY = Duration.ofMinutes(10);

    private final AccessTokenRepository tokens;
    private final ProgramRepository programs;
    private final TenantTransaction transaction;
    private final Suspensions suspensions;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Callers(
            AccessTokenRepository tokens,
            ProgramRepository programs,
            TenantTransaction transaction,
            Suspensions suspensions,
            TimeOrderedIds ids,
            Clock clock) {
        this.tokens = tokens;
        this.programs = programs;
        this.transaction = transaction;
        this.suspensions = suspensions;
        this.ids = ids;
        this.clock = clock;
    }

    /** The caller with this token; empty if it is unknown, revoked or expired, or its person is not active. */
    public Optional<Caller> withToken(String token) {
        return TokenText.token(token)
                .flatMap(secret -> transaction.call(
                        secret.tenant(),
                        () -> tokens.valid(secret.tenant(), secret.hash(), clock.instant())
                                .map(this::noteUse)));
    }

    /**
     * A token for the program with these credentials.
     *
     * @param wanted some of its scopes; if there are none, the token has all of them
     */
    public Issued issue(String clientId, String clientSecret, Set<Scope> wanted) {
        return TokenText.Client.parse(clientId)
                .flatMap(client -> TokenText.secret(clientSecret)
                        .filter(secret -> secret.tenant().equals(client.tenant()))
                        .map(secret -> transaction.call(client.tenant(), () -> issue(client, secret, wanted))))
                .orElseGet(Issued.UnknownClient::new);
    }

    /** What a program gets for its credentials. */
    public sealed interface Issued {

        /** The token is in the result and nowhere else. */
        record Token(String token, Set<Scope> scopes, Duration lifetime) implements Issued {

            public Token {
                scopes = Set.copyOf(scopes);
            }

            /** Without the token, which could be logged. */
            @Override
            public String toString() {
                return "Token" + scopes;
            }
        }

        /** There is no such program, it has another secret, or its person is not active. */
        record UnknownClient() implements Issued {}

        /** The organisation is suspended. */
        record Suspended() implements Issued {}

        /** The program does not have a scope that it asks for. */
        record ScopeRefused() implements Issued {}
    }

    private Issued issue(TokenText.Client client, TenantSecret secret, Set<Scope> wanted) {
        Instant now = clock.instant();
        Optional<Program> found = programs.withSecret(client.program(), secret.hash())
                .filter(program -> program.active() && !program.isExpired(now));
        if (found.isEmpty()) {
            return new Issued.UnknownClient();
        }
        if (suspensions.isSuspended(client.tenant())) {
            return new Issued.Suspended();
        }
        Program program = found.get();
        if (!program.scopes().containsAll(wanted)) {
            return new Issued.ScopeRefused();
        }
        Set<Scope> scopes = wanted.isEmpty() ? program.scopes() : EnumSet.copyOf(wanted);
        TenantSecret token = TenantSecret.random(client.tenant());
        tokens.deleteExpired(now);
        tokens.insert(
                client.tenant(),
                new TokenId(ids.next()),
                token.hash(),
                program.actsFor().id(),
                program.id(),
                new Wanted(program.name(), scopes, 1),
                now,
                now.plus(TOKEN_LIFETIME));
        return new Issued.Token(TokenText.ofProgram(token), scopes, TOKEN_LIFETIME);
    }

    /** Stores that the token is used now, unless that was stored a moment ago. */
    private Caller noteUse(AccessTokenRepository.Valid valid) {
        Instant now = clock.instant();
        Caller caller = valid.caller();
        if (!caller.suspended()
                && valid.lastUsed()
                        .filter(at -> at.plus(USE_STORED_EVERY).isAfter(now))
                        .isEmpty()) {
            caller.program()
                    .ifPresentOrElse(program -> programs.use(program, now), () -> tokens.use(caller.token(), now));
        }
        return caller;
    }
}
