package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Bundle;
import java.util.List;
import java.util.Locale;

/**
 * One problem of a submitted form.
 *
 * @param field the key of the field; empty for the form as a whole; for an unknown member, its name
 * @param message the key of the sentence
 * @param args the arguments of the sentence: numbers, dates, texts
 */
public record FieldProblem(String field, String message, List<Object> args) {

    public FieldProblem {
        args = List.copyOf(args);
    }

    static FieldProblem of(String field, String message, Object... args) {
        return new FieldProblem(field, message, List.of(args));
    }

    public String in(Locale locale) {
        return Bundle.DEFINITIONS.say(locale, message, args.toArray());
    }
}
