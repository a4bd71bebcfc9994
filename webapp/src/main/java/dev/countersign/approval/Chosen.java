package dev.countersign.approval;

import java.util.List;
import java.util.Optional;

/**
 * The people to ask.
 *
 * @param people empty only if not even an administrator may decide
 * @param problem for the log: why the people whom the template names could not be found
 */
record Chosen(List<Asked> people, Optional<String> problem) {

    Chosen {
        people = List.copyOf(people);
    }
}
