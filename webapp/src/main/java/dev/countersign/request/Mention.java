package dev.countersign.request;

import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Somebody who is named in a comment.
 *
 * @param written what stands in the text: {@code @Ana Torres}
 */
record Mention(PersonId person, String written) {

    static final String SIGN = "@";

    /**
     * Who of these people is named in the text: the sign, directly followed by the whole name. Of two names that begin alike the longer one counts. People
     * of the same name are all named.
     */
    static List<Mention> in(String text, Collection<PersonName> people) {
        List<PersonName> longestFirst = people.stream()
                .sorted(Comparator.comparingInt(
                                (PersonName person) -> person.name().length())
                        .reversed())
                .toList();
        List<Mention> found = new ArrayList<>();
        for (int at = text.indexOf(SIGN); at >= 0; at = text.indexOf(SIGN, at + 1)) {
            int from = at + 1;
            longestFirst.stream()
                    .filter(person -> isNamed(text, from, person.name()))
                    .findFirst()
                    .ifPresent(first -> longestFirst.stream()
                            .filter(person -> person.name().equalsIgnoreCase(first.name()))
                            .map(person -> new Mention(
                                    person.id(),
                                    text.substring(
                                            from - 1, from + person.name().length())))
                            .filter(mention -> found.stream()
                                    .noneMatch(other -> other.person().equals(mention.person())))
                            .forEach(found::add));
        }
        return List.copyOf(found);
    }

    private static boolean isNamed(String text, int from, String name) {
        int end = from + name.length();
        return text.regionMatches(true, from, name, 0, name.length())
                && (end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end)));
    }
}
