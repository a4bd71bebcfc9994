package dev.countersign.token;

import dev.countersign.definitions.text.TypedText;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What somebody has typed for a new token or program. */
record Wanted(String name, Set<Scope> scopes, int days) {

    static final int LONGEST_NAME = 100;

    Wanted {
        name = TypedText.line(name);
        scopes = Set.copyOf(scopes);
    }

    Duration lifetime() {
        return Duration.ofDays(days);
    }

    /** What is wrong with it. */
    Optional<TokenResult> problem() {
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            return Optional.of(new TokenResult.NameWrong());
        }
        if (scopes.isEmpty()) {
            return Optional.of(new TokenResult.ScopesWrong());
        }
        return Lifetime.CHOICES.contains(days) ? Optional.empty() : Optional.of(new TokenResult.LifetimeWrong());
    }
}
