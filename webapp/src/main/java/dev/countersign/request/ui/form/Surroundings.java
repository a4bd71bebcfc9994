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
 * What editors need of the world around them.
 *
 * @param language which words to show
 * @param formats how numbers and dates are written
 * @param search finds people within the limit of a field by a part of their name
 * @param person finds one by id
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
