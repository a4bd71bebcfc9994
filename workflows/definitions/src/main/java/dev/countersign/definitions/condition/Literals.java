package dev.countersign.definitions.condition;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values as JSONata writes them, which is as JSON does: {@code 12.5}, {@code "office"}, {@code ["office", "travel"]}. */
public final class Literals {

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]{0,14})(?:\\.[0-9]{1,10})?");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Literals() {}

    public static String text(String value) {
        return JSON.writeValueAsString(value);
    }

    public static String list(List<String> values) {
        return values.stream().map(Literals::text).collect(Collectors.joining(", ", "[", "]"));
    }

    /** The number that people have typed without separators of thousands. */
    public static Optional<BigDecimal> number(String typed) {
        return NUMBER.matcher(typed).matches() ? Optional.of(new BigDecimal(typed)) : Optional.empty();
    }

    /** The day that is written {@code 2027-01-15}. */
    public static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /** The values of a literal without quotes; the literal itself if it is none. Empty for no literal. */
    public static List<String> plain(String literal) {
        if (literal.isEmpty()) {
            return List.of();
        }
        try {
            JsonNode read = JSON.readTree(literal);
            return read.isArray()
                    ? read.valueStream().map(Literals::plain).toList()
                    : List.of(read.isNumber() ? literal : plain(read));
        } catch (JacksonException notALiteral) {
            return List.of(literal);
        }
    }

    private static String plain(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }
}
