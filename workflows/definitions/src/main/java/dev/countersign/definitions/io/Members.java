package dev.countersign.definitions.io;

import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.text.Text;
import dev.countersign.definitions.text.TypedText;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The members of an object that is being read. A missing member or a wrong type becomes a problem, and a valid value replaces it, so that all
 * problems are found at once.
 */
record Members(ObjectNode object, Place place) {

    boolean has(String name) {
        return object.has(name);
    }

    /** The member; null, with a problem, if it is missing. */
    @Nullable
    Place required(String name) {
        Place found = optional(name);
        if (found == null) {
            place.problem("template.missing-member", name);
        }
        return found;
    }

    @Nullable
    Place optional(String name) {
        JsonNode node = object.get(name);
        return node == null ? null : new Place(node, Place.join(place.path(), name), place.problems());
    }

    String string(String name) {
        Place found = required(name);
        return found == null ? "" : Objects.requireNonNullElse(found.string(), "");
    }

    /** A text that must not be blank. */
    String filled(String name) {
        String text = string(name);
        if (TypedText.clean(text).isEmpty() && object.path(name).isString()) {
            problem(name, "template.blank");
        }
        return text;
    }

    Text text(String name) {
        Place found = required(name);
        return found == null ? Text.NONE : text(found);
    }

    Text textOrNone(String name) {
        Place found = optional(name);
        return found == null ? Text.NONE : text(found);
    }

    /** People read what programs read. */
    private static Text text(Place found) {
        if (!found.node().isObject()) {
            return Text.of(TypedText.withoutMarks(Objects.requireNonNullElse(found.string(), "")));
        }
        Members languages = new Members((ObjectNode) found.node(), found);
        Map<String, String> translations = new LinkedHashMap<>();
        for (String language : languages.object().propertyNames()) {
            if (!language.matches("[a-z]{2,3}")) {
                languages.problem(language, "template.language", language);
            } else if (!language.equals(Text.STANDARD_LANGUAGE)) {
                translations.put(language, TypedText.withoutMarks(languages.string(language)));
            }
        }
        return new Text(TypedText.withoutMarks(languages.string(Text.STANDARD_LANGUAGE)), translations);
    }

    boolean flag(String name) {
        JsonNode node = object.get(name);
        if (node != null && !node.isBoolean()) {
            problem(name, "template.not-a-boolean");
        }
        return node != null && node.isBoolean() && node.booleanValue();
    }

    int integer(String name, int otherwise, int min, int max) {
        JsonNode node = object.get(name);
        if (node == null) {
            return otherwise;
        }
        if (node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= min && node.intValue() <= max) {
            return node.intValue();
        }
        problem(name, "template.not-in-range", min, max);
        return otherwise;
    }

    @Nullable
    BigDecimal decimal(String name) {
        JsonNode node = object.get(name);
        if (node == null) {
            return null;
        }
        if (node.isNumber()) {
            // With the zeros at its end: who writes 12.500 may mean 12,500, and is asked.
            BigDecimal written = node.decimalValue();
            BigDecimal digits = written.stripTrailingZeros();
            if (digits.precision() <= 15 && Math.abs((long) digits.scale()) <= 15) {
                BigDecimal decimal = written.scale() > 15 ? digits : written;
                // 100 stays 100 and does not become 1E+2.
                return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
            }
        }
        problem(name, "template.number");
        return null;
    }

    /** The meaning of one of these words; of the first one, with a problem, if it is none of them. */
    <T> T word(String name, Map<String, T> words) {
        String word = string(name);
        T meant = words.get(word);
        if (meant != null) {
            return meant;
        }
        if (has(name)) {
            problem(name, "template.not-one-of", String.join(", ", words.keySet()));
        }
        return words.values().iterator().next();
    }

    <T> List<T> list(String name, Function<Place, @Nullable T> read) {
        Place found = required(name);
        return found == null ? List.of() : list(found, read);
    }

    <T> List<T> listOrEmpty(String name, Function<Place, @Nullable T> read) {
        Place found = optional(name);
        return found == null ? List.of() : list(found, read);
    }

    static <T> List<T> list(Place found, Function<Place, @Nullable T> read) {
        return found.items().stream()
                .<T>mapMulti((item, sink) -> {
                    T value = read.apply(item);
                    if (value != null) {
                        sink.accept(value);
                    }
                })
                .toList();
    }

    void problem(String name, String message, Object... args) {
        place.problems().add(Problem.error(Place.join(place.path(), name), message, args));
    }
}
