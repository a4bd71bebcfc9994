package dev.countersign.request.ui.form;

import dev.countersign.definitions.form.PersonField;
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
 * @param refusal why a person cannot be chosen in a field although the field's own limit allows it; empty if they can be
 * @param limit who can be chosen in a field, in a sentence; empty if everybody can be
 * @param person finds a person by id
 * @param uploads receives and keeps files
 * @param requester the id of the person who fills in the form
 */
public record Surroundings(
        Locale language,
        Formats formats,
        BiFunction<PersonField, String, List<PersonName>> search,
        BiFunction<PersonField, PersonName, Optional<String>> refusal,
        Function<PersonField, Optional<String>> limit,
        Function<String, Optional<PersonName>> person,
        FormUploads uploads,
        String requester) {

    Locale region() {
        return formats.region();
    }
}
