package dev.countersign.approval;

import java.util.List;
import java.util.Optional;

/**
 * Who is to be asked.
 *
 * @param people nobody only where there is not even an administrator who may decide
 * @param problem what kept the people whom the template names from being found, for the log
 */
record Chosen(List<Asked> people, Optional<String> problem) {

    Chosen {
        people = List.copyOf(people);
    }
}
