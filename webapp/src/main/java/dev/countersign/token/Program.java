package dev.countersign.token;

import dev.countersign.people.PersonName;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A program that acts for a person, without its secret.
 *
 * @param clientId by which it names itself
 * @param actsFor whose rights it has, within its scopes
 * @param active whether this person is active; otherwise the program is refused
 * @param expiresAt when its secret expires
 * @param lastUsed to within ten minutes
 * @param stateMachine ARN of the state machine that asks people in its name, if one does
 */
public record Program(
        ProgramId id,
        String clientId,
        String name,
        PersonName actsFor,
        boolean active,
        Set<Scope> scopes,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> lastUsed,
        Optional<String> stateMachine) {

    public Program {
        scopes = Set.copyOf(scopes);
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
