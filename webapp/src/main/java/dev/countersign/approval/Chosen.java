package dev.countersign.approval;

import java.util.List;

/**
 * The people to ask.
 *
 * @param people empty only if not even an administrator may decide
 * @param problems for the log: why people whom the template names could not be found
 */
record Chosen(List<Asked> people, List<String> problems) {

    Chosen {
        people = List.copyOf(people);
        problems = List.copyOf(problems);
    }
}
