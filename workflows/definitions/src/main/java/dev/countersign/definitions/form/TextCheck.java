package dev.countersign.definitions.form;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks text: it may hold everything that people can read. Markup and script are text like any other. */
final class TextCheck {

    private TextCheck() {}

    static @Nullable FieldProblem line(TextField field, JsonNode value) {
        if (value.isString() && value.stringValue().lines().count() > 1) {
            return FieldProblem.of(field.key(), "text.one-line");
        }
        FieldProblem problem = lines(field, value, field.minLength(), field.maxLength());
        TextPattern pattern = field.pattern();
        if (problem != null || pattern == null || pattern.matches(value.stringValue())) {
            return problem;
        }
        return pattern.message().isEmpty()
                ? FieldProblem.of(field.key(), "text.pattern")
                : FieldProblem.of(field.key(), "text.pattern-told", pattern.message());
    }

    static @Nullable FieldProblem lines(Field field, JsonNode value, int minLength, int maxLength) {
        if (!value.isString()) {
            return FieldProblem.of(field.key(), "text.not-a-text");
        }
        String text = value.stringValue();
        int length = text.codePointCount(0, text.length());
        if (length > maxLength) {
            return FieldProblem.of(field.key(), "text.too-long", length, maxLength);
        }
        if (length < minLength) {
            return FieldProblem.of(field.key(), "text.too-short", length, minLength);
        }
        if (text.codePoints().anyMatch(TextCheck::isUnreadable)) {
            return FieldProblem.of(field.key(), "text.control-characters");
        }
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            return FieldProblem.of(field.key(), "text.not-normalized");
        }
        return null;
    }

    /** Control characters, unpaired surrogates, and characters that change the reading direction. */
    private static boolean isUnreadable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> codePoint != '\n' && codePoint != '\t';
            case Character.SURROGATE -> true;
            case Character.FORMAT ->
                (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
            default -> false;
        };
    }
}
