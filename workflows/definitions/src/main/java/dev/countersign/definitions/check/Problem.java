package dev.countersign.definitions.check;

import dev.countersign.definitions.text.Bundle;
import java.util.List;
import java.util.Locale;

/**
 * Something wrong with a template.
 *
 * @param path where, as a JSON pointer: {@code /steps/1/approvers}
 * @param line the line in the YAML, from 1; 0 if there is none
 * @param column the column in this line, from 1; 0 if there is none
 * @param severity whether the template can be published in spite of it
 * @param message the key of the sentence
 * @param args the arguments of the sentence
 */
public record Problem(String path, int line, int column, Severity severity, String message, List<Object> args) {

    public enum Severity {
        ERROR,
        WARNING
    }

    public Problem {
        args = List.copyOf(args);
    }

    public static Problem error(String path, String message, Object... args) {
        return new Problem(path, 0, 0, Severity.ERROR, message, List.of(args));
    }

    public static Problem warning(String path, String message, Object... args) {
        return new Problem(path, 0, 0, Severity.WARNING, message, List.of(args));
    }

    public Problem at(int knownLine, int knownColumn) {
        return new Problem(path, knownLine, knownColumn, severity, message, args);
    }

    /** The same problem with another path. */
    public Problem under(String otherPath) {
        return new Problem(otherPath, line, column, severity, message, args);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    public String in(Locale locale) {
        return Bundle.DEFINITIONS.say(locale, message, args.toArray());
    }
}
