package dev.countersign.token;

import dev.countersign.audit.LastChange;
import dev.countersign.people.PersonName;
import java.util.Optional;

/** The result of creating a token or a program, or of changing one. */
public sealed interface TokenResult {

    /**
     * It exists now.
     *
     * @param id for a token its id, for a program its client id
     * @param secret cannot be read again
     */
    record Created(String id, String secret) implements TokenResult {

        /** Without the secret, which could be logged. */
        @Override
        public String toString() {
            return "Created[" + id + "]";
        }
    }

    record Saved() implements TokenResult {}

    /** The name is missing or too long. */
    record NameWrong() implements TokenResult {}

    /** No scope is chosen, or one that a program cannot have. */
    record ScopesWrong() implements TokenResult {}

    /** The lifetime is none of those that are offered. */
    record LifetimeWrong() implements TokenResult {}

    /** There are as many as there can be. */
    record TooMany(int most) implements TokenResult {}

    /** The person that a program acts for does not exist or has left. */
    record Unsuitable() implements TokenResult {}

    /**
     * Somebody else lets the program act for another person since it was read. Nothing was changed.
     *
     * @param now for whom it acts
     * @param last who has chosen that; empty if it is not known
     */
    record ChangedByOthers(PersonName now, Optional<LastChange> last) implements TokenResult {}

    /** It is no ARN of a state machine. */
    record NoStateMachine() implements TokenResult {}

    /** The state machine asks in the name of another program. */
    record StateMachineTaken() implements TokenResult {}

    /**
     * Somebody else has changed the state machine of the program since it was read. Nothing was changed.
     *
     * @param now its ARN; empty for none
     * @param last who has changed it; empty if that is not known
     */
    record StateMachineChanged(String now, Optional<LastChange> last) implements TokenResult {}

    record NotAllowed() implements TokenResult {}

    record NotFound() implements TokenResult {}
}
