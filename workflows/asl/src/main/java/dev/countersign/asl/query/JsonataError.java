package dev.countersign.asl.query;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The end of Step Functions' sentence about a failed expression: the code and message of JSONata, or only the limit that was reached. The messages
 * of the library differ from JSONata's in one word and in the order of values; they are corrected here.
 */
final class JsonataError {

    private static final String FIRST = "\u0001";
    private static final String SECOND = "\u0002";
    private static final Pattern CALL = Pattern.compile("\\$?([\\p{L}_][\\p{L}\\p{N}_]*)\\s*\\(?$");
    private static final Pattern NOT_NUMBER = Pattern.compile("\".*\"", Pattern.DOTALL);
    private static final Pattern COMPARISON = Pattern.compile("[<>]=?");
    private static final Map<String, String> TYPES = Map.of(
            "a", "arrays",
            "b", "booleans",
            "f", "functions",
            "n", "numbers",
            "o", "objects",
            "s", "strings");

    private JsonataError() {}

    static String explain(Throwable thrown, String expression) {
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            if (e instanceof JException known) {
                boolean coded = known.getError().matches("[A-Z]\\d{4}");
                return coded ? ". " + known.getError() + ": " + message(known, expression) : ": " + known.getError();
            }
            if (e instanceof JsonataBounds.Exceeded) {
                return ": " + e.getMessage();
            }
            if (e instanceof NumberFormatException) {
                Matcher number = NOT_NUMBER.matcher(String.valueOf(e.getMessage()));
                return ". D3030: Unable to cast value to a number: " + (number.find() ? number.group() : "\"\"");
            }
            if (e instanceof DateTimeParseException time) {
                return ". D3110: The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given "
                        + json(time.getParsedString());
            }
        }
        return ": " + thrown.getMessage();
    }

    /** Why an expression cannot be parsed, without the code of JSONata. */
    static String unreadable(Throwable thrown, String expression) {
        return thrown instanceof JException known ? message(known, expression) : String.valueOf(thrown.getMessage());
    }

    /** JSONata's message, without its code. */
    static String message(JException e, String expression) {
        Object first = e.getCurrent();
        Object second = e.getExpected();
        String rest = "";
        switch (e.getError()) {
            case "T0410" -> {
                first = first == null ? (Integer) 1 : first;
                second = called(e, expression, second);
            }
            case "T0411" -> {
                first = second;
                second = called(e, expression, null);
            }
            case "T0412" -> {
                rest = json(TYPES.getOrDefault(String.valueOf(second), String.valueOf(second)));
                first = 1;
                second = called(e, expression, null);
            }
            case "T2009" -> {
                Matcher operator = COMPARISON.matcher(expression);
                rest = json(operator.find() ? operator.group() : "<");
            }
            case "D1002" -> first = second;
            default -> {}
        }
        return JException.msg(e.getError(), e.getLocation(), FIRST, SECOND)
                .replaceAll("\\bObject\\b", "function")
                .replace("${\"" + FIRST + "\"}", "$" + first)
                .replace('"' + FIRST + '"', json(first))
                .replace('"' + SECOND + '"', json(second))
                .replace(FIRST, String.valueOf(first))
                .replaceAll("\\{\\{\\w+}}", Matcher.quoteReplacement(rest));
    }

    /** The name of the function whose call is at the position of the error. */
    private static @Nullable Object called(JException e, String expression, @Nullable Object otherwise) {
        int end = Math.min(Math.max(e.getLocation(), 0), expression.length());
        Matcher call = CALL.matcher(expression.substring(0, end));
        return call.find() ? call.group(1) : otherwise;
    }

    private static String json(@Nullable Object value) {
        try {
            return JsonataValues.toJson(value).toString();
        } catch (JsonataValues.NotJson e) {
            return JsonMapper.shared()
                    .writeValueAsString(value instanceof Jsonata.JFunction ? "" : String.valueOf(value));
        }
    }
}
