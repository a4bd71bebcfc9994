package dev.countersign.request;

import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Somebody who is named in what another person says.
 *
 * @param written what stands in the text: {@code @Ana Torres}
 */
record Mention(PersonId person, String written) {

    static final String SIGN = "@";

    /** A name that can stand in a text. */
    private record Name(PersonId person, String name) {}

    /**
     * Who of these people is named in the text: the sign, directly followed by the whole name. Of two names that begin alike the longer one counts. People
     * of the same name are all named, unless the email address stands behind it.
     */
    static List<Mention> in(String text, Collection<PersonName> people) {
        List<Name> longestFirst = people.stream()
                .flatMap(person ->
                        Stream.of(person.name(), person.bare()).distinct().map(name -> new Name(person.id(), name)))
                .sorted(Comparator.comparingInt((Name one) -> one.name().length())
                        .reversed())
                .toList();
        List<Mention> found = new ArrayList<>();
        for (int at = text.indexOf(SIGN); at >= 0; at = text.indexOf(SIGN, at + 1)) {
            int from = at + 1;
            longestFirst.stream()
                    .filter(one -> isNamed(text, from, one.name()))
                    .findFirst()
                    .ifPresent(first -> longestFirst.stream()
                            .filter(one -> one.name().equalsIgnoreCase(first.name()))
                            .map(one -> new Mention(
                                    one.person(),
                                    text.substring(from - 1, from + one.name().length())))
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
