package dev.countersign.asl.query;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Writes values as {@code $string} and {@code &} do. Replaces the code of the library, which writes numbers from 1e20 on, characters between U+2000 and U+2100 and empty
 * objects otherwise.
 */
final class JsonataText {

    private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

    private final StringBuilder text = new StringBuilder();
    private final boolean pretty;

    private JsonataText(boolean pretty) {
        this.pretty = pretty;
    }

    static String of(Object value, boolean pretty) {
        if (value instanceof String text) {
            return text;
        }
        if (isFunction(value)) {
            return "";
        }
        var writer = new JsonataText(pretty);
        writer.write(value, "\n");
        return writer.text.toString();
    }

    private static boolean isFunction(@Nullable Object value) {
        return value instanceof Jsonata.JFunctionCallable
                || value instanceof Parser.Symbol
                || value instanceof Jsonata.JLambda;
    }

    private void write(@Nullable Object value, String line) {
        switch (value) {
            case null -> text.append("null");
            case String string -> quote(string);
            case Number number -> text.append(number(number.doubleValue()));
            case Boolean truth -> text.append(truth);
            case List<?> list -> {
                text.append('[');
                elements(list.iterator(), line, element -> write(element, line + "  "));
                text.append(']');
            }
            case Map<?, ?> map -> {
                text.append('{');
                elements(map.entrySet().iterator(), line, member -> {
                    quote(String.valueOf(member.getKey()));
                    text.append(pretty ? ": " : ":");
                    write(member.getValue(), line + "  ");
                });
                text.append('}');
            }
            case Object other -> text.append(isFunction(other) ? "\"\"" : "null");
        }
    }

    private <T> void elements(Iterator<T> elements, String line, Consumer<T> write) {
        boolean any = elements.hasNext();
        while (elements.hasNext()) {
            text.append(pretty ? line + "  " : "");
            write.accept(elements.next());
            text.append(elements.hasNext() ? "," : "");
        }
        text.append(pretty && any ? line : "");
    }

    private void quote(String string) {
        text.append('"');
        ENCODER.quoteAsString(string, text);
        text.append('"');
    }

    /**
     * A number as ECMAScript writes it, rounded to 15 digits unless it is whole.
     *
     * @see <a href="https://262.ecma-international.org/#sec-numeric-types-number-tostring">Number::toString</a>
     */
    static String number(double number) {
        if (number == 0) {
            return "0";
        }
        boolean whole = number == Math.rint(number);
        double rounded = whole
                ? number
                : new BigDecimal(number).round(new MathContext(15)).doubleValue();
        BigDecimal exact = new BigDecimal(Double.toString(rounded)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent > -7 && exponent < 21) {
            return exact.toPlainString();
        }
        String digits = exact.unscaledValue().abs().toString();
        return (number < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e-" : "e+")
                + Math.abs(exponent);
    }
}
