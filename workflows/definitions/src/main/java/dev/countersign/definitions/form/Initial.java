package dev.countersign.definitions.form;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The answers that a new form has at the beginning. */
public final class Initial {

    /** In a person field: the one who fills in the form. */
    public static final String REQUESTER = "requester";

    /** In a date field: the day on which the form is filled in, or some days from it. */
    public static final Pattern TODAY = Pattern.compile("today(?:([+-])([0-9]{1,4}))?");

    private Initial() {}

    /** The initial answers of the fields, without rows of tables. */
    public static ObjectNode of(Form form, LocalDate today, String requester) {
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        form.fields()
                .forEach(field -> of(field, today, requester).ifPresent(answer -> answers.set(field.key(), answer)));
        return answers;
    }

    private static Optional<JsonNode> of(Field field, LocalDate today, String requester) {
        JsonNode initial = field.rules().initial();
        if (initial == null || field.rules().computed() != null) {
            return Optional.empty();
        }
        if (field instanceof DateField) {
            Matcher days = TODAY.matcher(initial.asString(""));
            return days.matches()
                    ? Optional.of(StringNode.valueOf(today.plusDays(days(days)).toString()))
                    : Optional.of(initial);
        }
        return field instanceof PersonField
                ? Optional.of(initial).map(value -> isRequester(value) ? StringNode.valueOf(requester) : value)
                : Optional.of(initial);
    }

    /** How many days from today the text says. */
    public static long days(Matcher today) {
        long days = today.group(2) == null ? 0 : Long.parseLong(today.group(2));
        return "-".equals(today.group(1)) ? -days : days;
    }

    private static boolean isRequester(JsonNode value) {
        return value.asString("").equals(REQUESTER);
    }

    /** Whether a form may have begun with this answer. Of one that depends on the day or on the person, any value may be. */
    static boolean isInitial(Field field, JsonNode answer) {
        return field.rules().initial() != null
                && fixed(field)
                        .map(initial -> answer.equals(Initial::compare, initial))
                        .orElse(true);
    }

    /** 1 and 1.0 are the same answer. */
    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    /** The initial answer, if it is the same for everybody on every day. */
    static Optional<JsonNode> fixed(Field field) {
        return Optional.ofNullable(field.rules().initial())
                .filter(initial -> !(field instanceof PersonField && isRequester(initial)))
                .filter(initial -> !(field instanceof DateField
                        && TODAY.matcher(initial.asString("")).matches()));
    }
}
