package dev.countersign.token;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A personal access token, without its secret.
 *
 * @param lastUsed to within ten minutes
 */
public record AccessToken(
        TokenId id, String name, Set<Scope> scopes, Instant createdAt, Instant expiresAt, Optional<Instant> lastUsed) {

    public AccessToken {
        scopes = Set.copyOf(scopes);
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
