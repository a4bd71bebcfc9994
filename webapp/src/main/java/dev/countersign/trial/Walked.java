package dev.countersign.trial;

import dev.countersign.definitions.TemplateDefinition;
import java.util.Set;

/**
 * A way with what is needed to say why it was taken.
 *
 * @param states the states of the state machine that were entered. A step has the name of its first state
 */
record Walked(TemplateDefinition definition, Walk walk, Set<String> states) {

    Walked {
        states = Set.copyOf(states);
    }
}
