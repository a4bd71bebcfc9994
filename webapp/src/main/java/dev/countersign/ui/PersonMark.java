package dev.countersign.ui;

import com.vaadin.flow.component.html.Span;
import dev.countersign.people.PersonName;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The initials of a person on a constant colour. Decorative: the name is beside it. */
public final class PersonMark extends Span {

    private static final int COLOURS = 8;

    public PersonMark(String name) {
        setClassName(classes(name));
        setText(initials(name));
        getElement().setAttribute("aria-hidden", "true");
    }

    /** Of somebody who may be erased: their pseudonym has no initials, which could be those of somebody else. */
    public static PersonMark of(PersonName person) {
        return new PersonMark(person.isErased() ? "" : person.name());
    }

    static String classes(String name) {
        return "avatar avatar-" + Math.floorMod(name.hashCode(), COLOURS);
    }

    static String initials(String name) {
        String[] words = name.strip().split("\\s+");
        return Arrays.stream(words)
                .filter(word -> !word.isEmpty())
                .limit(2)
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining())
                .toUpperCase(java.util.Locale.ROOT);
    }
}
