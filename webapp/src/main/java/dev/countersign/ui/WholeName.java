package dev.countersign.ui;

import dev.countersign.people.PersonName;
import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a text that was typed where a person is chosen, so that people who type fast need not wait for the list. */
public final class WholeName {

    private WholeName() {}

    /** The only one of these with this whole name, whatever its case and accents, or with this e-mail address. */
    public static Optional<PersonName> among(List<PersonName> found, String text, Locale language) {
        Collator letters = Collator.getInstance(language);
        letters.setStrength(Collator.PRIMARY);
        List<PersonName> named = found.stream()
                .filter(person -> letters.equals(person.name(), text.strip())
                        || person.email().equalsIgnoreCase(text.strip()))
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }
}
