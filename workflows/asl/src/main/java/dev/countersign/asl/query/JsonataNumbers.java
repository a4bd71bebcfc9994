package dev.countersign.asl.query;

import com.dashjoin.jsonata.CorrectedJsonata;
import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Utils;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The functions for numbers where the library differs from JSONata, or does not know that they have two arguments. */
final class JsonataNumbers {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([Ee][-+]?[0-9]+)?");
    private static final Pattern INTEGER = Pattern.compile("0([xX][0-9A-Fa-f]+|[oO][0-7]+|[bB][01]+)");

    private JsonataNumbers() {}

    static Map<String, Supplier<JFunction>> functions(JsonataBounds bounds) {
        Map<String, Supplier<JFunction>> all = new HashMap<>();
        all.put("number", () -> function("<(nsb)-:n>", 1, args -> number(args.get(0))));
        all.put("round", () -> function("<n-n?:n>", 2, JsonataNumbers::round));
        all.put("power", () -> function("<n-n:n>", 2, JsonataNumbers::power));
        all.put("formatBase", () -> function("<n-n?:s>", 2, JsonataNumbers::formatBase));
        all.put("formatNumber", () -> function("<n-so?:s>", 3, args -> formatNumber(args, bounds)));
        all.put("formatInteger", () -> function("<n-s:s>", 2, args -> formatInteger(args, bounds)));
        all.put("parseInteger", () -> function("<s-s:n>", 2, JsonataNumbers::parseInteger));
        return all;
    }

    private static JFunction function(String signature, int arity, JsonataFunctions.Body body) {
        return CorrectedJsonata.function((input, args) -> body.apply(args), signature, arity);
    }

    private static @Nullable Object number(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Number number -> number;
            case Boolean truth -> truth ? 1 : 0;
            case String text
            when DECIMAL.matcher(text).matches() && Double.isFinite(Double.parseDouble(text)) ->
                Utils.convertNumber(Double.parseDouble(text));
            case String text
            when INTEGER.matcher(text).matches() -> {
                int radix = "xX".indexOf(text.charAt(1)) >= 0 ? 16 : "oO".indexOf(text.charAt(1)) >= 0 ? 8 : 2;
                yield Utils.convertNumber(new BigInteger(text.substring(2), radix).doubleValue());
            }
            case Object other -> throw new JException("D3030", -1, other);
        };
    }

    private static @Nullable Object round(List<?> args) {
        return Functions.round((Number) args.get(0), (Number) JsonataFunctions.argument(args, 1));
    }

    private static @Nullable Object power(List<?> args) {
        return args.get(0) == null || args.get(1) == null
                ? null
                : Utils.convertNumber(Functions.power((Number) args.get(0), (Number) args.get(1)));
    }

    private static @Nullable Object formatBase(List<?> args) {
        Number value = Functions.round((Number) args.get(0), 0);
        if (value == null) {
            return null;
        }
        Number base = (Number) JsonataFunctions.argument(args, 1);
        int radix = base == null ? 10 : Functions.round(base, 0).intValue();
        if (radix < 2 || radix > 36) {
            throw new JException("D3100", -1, radix);
        }
        return radix == 10
                ? JsonataText.number(value.doubleValue())
                : new BigDecimal(value.doubleValue()).toBigInteger().toString(radix);
    }

    private static @Nullable Object formatNumber(List<?> args, JsonataBounds bounds) {
        if (args.get(0) == null) {
            return null;
        }
        String picture = (String) args.get(1);
        bounds.require((long) picture.length() * 16);
        Map<?, ?> symbols = (Map<?, ?>) JsonataFunctions.argument(args, 2);
        return NumberPicture.of(picture, symbols == null ? Map.of() : symbols)
                .format(((Number) args.get(0)).doubleValue());
    }

    private static @Nullable Object formatInteger(List<?> args, JsonataBounds bounds) {
        if (args.get(0) == null) {
            return null;
        }
        double value = Math.floor(((Number) args.get(0)).doubleValue());
        String picture = (String) args.get(1);
        bounds.require((long) picture.length() * 16);
        String kind = picture.split(";", 2)[0];
        boolean ordinal = picture.matches(".*;o.*");
        if (NumberWords.isPicture(kind)) {
            return NumberWords.write(value, kind, ordinal);
        }
        if (kind.equalsIgnoreCase("i")) {
            bounds.require((long) Math.abs(value) / 1000);
        } else if (kind.equalsIgnoreCase("a")) {
            return letters(value, kind.charAt(0));
        }
        // The library does not know irregular groups, nor numbers of more than 63 bits.
        if (picture.matches("[#,]*[0,]+")) {
            return NumberPicture.of(picture, Map.of()).format(value);
        }
        if (Math.abs(value) >= Long.MAX_VALUE) {
            throw new JException("D1001", -1, value);
        }
        return Functions.formatInteger(value, picture);
    }

    /** A, B, … Z, AA, AB and so on. */
    private static String letters(double value, char first) {
        StringBuilder letters = new StringBuilder();
        for (double rest = Math.abs(value); rest >= 1; rest = Math.floor((rest - 1) / 26)) {
            letters.append((char) (first + (int) ((rest - 1) % 26)));
        }
        return (value < 0 ? "-" : "") + letters.reverse();
    }

    private static @Nullable Object parseInteger(List<?> args) {
        String value = (String) args.get(0);
        String picture = (String) args.get(1);
        if (value == null || picture == null) {
            return null;
        }
        String kind = picture.split(";", 2)[0];
        if (NumberWords.isPicture(kind)) {
            return NumberWords.read(value);
        }
        int zero = kind.codePoints().filter(Character::isDigit).findFirst().orElse(0);
        if (zero == 0) {
            try {
                return Functions.parseInteger(value, picture);
            } catch (ParseException e) {
                throw new JException("D3130", -1, picture);
            }
        }
        StringBuilder digits = new StringBuilder();
        String plain = picture.matches(".*;o.*") ? value.replaceFirst("(st|nd|rd|th)$", "") : value;
        plain.codePoints()
                .filter(character -> Character.isDigit(character) || character == '-' || Character.isLetter(character))
                .forEach(character -> {
                    if (Character.isDigit(character)) {
                        digits.append(Character.digit(character, 10));
                    } else {
                        digits.appendCodePoint(character);
                    }
                });
        return digits.toString().matches("-?[0-9]+")
                ? Utils.convertNumber(Double.parseDouble(digits.toString()))
                : null;
    }
}
