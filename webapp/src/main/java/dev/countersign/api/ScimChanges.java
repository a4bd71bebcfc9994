package dev.countersign.api;

import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * One change of a directory after the other. Directories send the same change several times at once: each reads what the one before has written, and finds
 * that nothing is left to do.
 */
@Component
record ScimChanges(ActorTransaction acting, People people) {

    /**
     * Runs the work in one transaction, while nothing else changes people of the organisation.
     *
     * @param requirement refuses whoever may not see what the work reads
     */
    <T> T call(Actor actor, Consumer<Actor> requirement, Function<Actor, T> work) {
        return acting.call(actor, present -> {
            requirement.accept(present);
            people.lockChanges(present.tenant());
            // The rights may have been lost meanwhile.
            return acting.again(present, now -> {
                requirement.accept(now);
                return work.apply(now);
            });
        });
    }
}
