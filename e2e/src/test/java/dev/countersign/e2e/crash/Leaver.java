package dev.countersign.e2e.crash;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Somebody of Globex who leaves with five open approvals, two groups and a template that names them.
 *
 * @param first the first name
 * @param requester the email address of somebody whose manager they are
 * @param groups to which they belong, by name
 * @param added those of the groups that they are not in from the start
 * @param template the name of the template; its key is the same in small letters
 */
record Leaver(String first, String last, String requester, List<String> groups, List<String> added, String template) {

    String name() {
        return first + " " + last;
    }

    String email() {
        return first.toLowerCase(Locale.ROOT) + "@globex.test";
    }

    String key() {
        return template.toLowerCase(Locale.ROOT);
    }

    /** Of the requests that wait for them. */
    List<String> titles() {
        return Stream.of("one", "two", "three", "four", "five")
                .map(number -> "Left by %s, %s".formatted(first, number))
                .toList();
    }

    /** As a file in YAML. */
    String definition() {
        return """
                key: %s
                name: {en: %s}
                prefix: %s
                title: what
                form:
                  - text: what
                    label: {en: What}
                    required: true
                steps:
                  - approval: seller
                    name: {en: Seller}
                    approvers: {person: %s}
                    due: 2 days
                """.formatted(key(), template, template.substring(0, 2).toUpperCase(Locale.ROOT), email());
    }
}
