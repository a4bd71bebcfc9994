package dev.countersign.asl.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** A position in a text that is being parsed. */
final class Cursor {

    static final char END = '\0';

    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    boolean skip(String expected) {
        boolean there = text.startsWith(expected, at);
        if (there) {
            at += expected.length();
        }
        return there;
    }

    void skipSpace() {
        while (Character.isWhitespace(peek())) {
            at++;
        }
    }

    void expect(char expected) throws InvalidQuery {
        if (peek() != expected || at >= text.length()) {
            throw wrong("Expected '" + expected + "'");
        }
        at++;
    }

    void expectEnd() throws InvalidQuery {
        if (at < text.length()) {
            throw wrong("Expected the end");
        }
    }

    String takeWhile(IntPredicate test) {
        int from = at;
        while (at < text.length() && test.test(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    int integer() throws InvalidQuery {
        String digits = (skip("-") ? "-" : "") + takeWhile(Character::isDigit);
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw wrong("Expected a whole number");
        }
    }

    /** A text between single or double quotes; a backslash escapes the next character. */
    String quoted() throws InvalidQuery {
        return String.join("{}", quotedParts());
    }

    /** The same, cut at each <code>{}</code>. */
    List<String> quotedParts() throws InvalidQuery {
        char quote = peek();
        if (quote != '\'' && quote != '"') {
            throw wrong("Expected a quote");
        }
        at++;
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        while (at < text.length() && peek() != quote) {
            if (skip("{}")) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                at += peek() == '\\' && at + 1 < text.length() ? 1 : 0;
                part.append(peek());
                at++;
            }
        }
        expect(quote);
        parts.add(part.toString());
        return parts;
    }

    InvalidQuery wrong(String message) {
        return new InvalidQuery(InvalidQuery.SCHEMA, message + " at character " + at + " of " + text);
    }
}
