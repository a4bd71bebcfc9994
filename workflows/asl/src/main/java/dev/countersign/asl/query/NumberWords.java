package dev.countersign.asl.query;

import com.dashjoin.jsonata.Utils;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whole numbers in English words, as large as numbers can be: a million million is a trillion, a trillion trillion is written so. */
final class NumberWords {

    private static final List<String> SMALL = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> TENS =
            List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final List<String> SCALES = List.of("thousand", "million", "billion", "trillion");
    private static final Map<String, String> ORDINALS = Map.of(
            "one", "first", "two", "second", "three", "third", "five", "fifth", "eight", "eighth", "nine", "ninth",
            "twelve", "twelfth");

    private static final Pattern PIECES = Pattern.compile("(?<=[ -])");
    private static final Pattern WORDS = Pattern.compile("[ ,-]+");

    private NumberWords() {}

    /** Whether a picture asks for words. */
    static boolean isPicture(String picture) {
        return picture.equals("w") || picture.equals("W") || picture.equals("Ww");
    }

    /** The words for a number: in small letters, in capitals for {@code W}, each with a capital for {@code Ww}. */
    static String write(double value, String picture, boolean ordinal) {
        String words = words(Math.abs(value));
        String text = (value < 0 ? "-" : "") + (ordinal ? ordinal(words) : words);
        return switch (picture) {
            case "W" -> text.toUpperCase(Locale.ROOT);
            case "Ww" -> capitalized(text);
            default -> text;
        };
    }

    private static String words(double value) {
        if (value < 20) {
            return SMALL.get((int) value);
        }
        if (value < 100) {
            int unit = (int) value % 10;
            return TENS.get((int) value / 10) + (unit == 0 ? "" : "-" + SMALL.get(unit));
        }
        if (value < 1000) {
            int rest = (int) value % 100;
            return SMALL.get((int) value / 100) + " hundred" + (rest == 0 ? "" : " and " + words(rest));
        }
        int scale = Math.min(SCALES.size(), (int) Math.floor(Math.log10(value) / 3 + 1e-12));
        double unit = Math.pow(10, scale * 3);
        double rest = value - Math.floor(value / unit) * unit;
        return words(Math.floor(value / unit))
                + ' '
                + SCALES.get(scale - 1)
                + (rest < 1 ? "" : (rest < 100 ? " and " : ", ") + words(rest));
    }

    private static String ordinal(String words) {
        int last = Math.max(words.lastIndexOf(' '), words.lastIndexOf('-')) + 1;
        String word = words.substring(last);
        String ordinal = word.endsWith("y") ? word.substring(0, word.length() - 1) + "ieth" : word + "th";
        return words.substring(0, last) + ORDINALS.getOrDefault(word, ordinal);
    }

    private static String capitalized(String text) {
        StringBuilder capitalized = new StringBuilder();
        for (String word : PIECES.split(text, -1)) {
            String plain = word.strip();
            capitalized.append(
                    plain.equals("and") ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return capitalized.toString();
    }

    /** The number that words say; null if they say none. */
    static @Nullable Number read(String text) {
        double total = 0;
        double part = 0;
        for (String word : WORDS.split(text.toLowerCase(Locale.ROOT), -1)) {
            String cardinal = cardinal(word);
            int small = SMALL.indexOf(cardinal);
            int tens = TENS.indexOf(cardinal);
            int scale = SCALES.indexOf(cardinal);
            if (small >= 0 || tens > 1) {
                part += small >= 0 ? small : tens * 10;
            } else if (cardinal.equals("hundred")) {
                part *= 100;
            } else if (scale >= 0) {
                double unit = Math.pow(10, (scale + 1) * 3);
                // "two million trillion": the scale is of all that was said, unless a larger one was.
                if (part == 0 || (total < unit && total > 0)) {
                    total = (total + part) * unit;
                } else {
                    total += part * unit;
                }
                part = 0;
            } else if (!cardinal.equals("and")) {
                return null;
            }
        }
        return Utils.convertNumber(total + part);
    }

    private static String cardinal(String word) {
        for (Map.Entry<String, String> ordinal : ORDINALS.entrySet()) {
            if (ordinal.getValue().equals(word)) {
                return ordinal.getKey();
            }
        }
        return word.endsWith("ieth")
                ? word.substring(0, word.length() - 4) + 'y'
                : word.endsWith("th") ? word.substring(0, word.length() - 2) : word;
    }
}
