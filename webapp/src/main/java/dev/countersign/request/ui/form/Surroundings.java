package dev.countersign.request.ui.form;

import dev.countersign.definitions.form.Among;
import dev.countersign.people.PersonName;
import dev.countersign.ui.Formats;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What editors need from outside.
 *
 * @param language of labels
 * @param formats of numbers and dates
 * @param search finds people who can be chosen in a field, by a part of their name
 * @param person finds a person by id
 */
public record Surroundings(
        Locale language,
        Formats formats,
        BiFunction<Among, String, List<PersonName>> search,
        Function<String, Optional<PersonName>> person) {

    Locale region() {
        return formats.region();
    }
}
