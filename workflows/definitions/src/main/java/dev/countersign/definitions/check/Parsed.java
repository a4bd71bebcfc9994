package dev.countersign.definitions.check;

import dev.countersign.asl.Expression;
import dev.countersign.asl.InvalidExpression;
import dev.countersign.asl.query.Syntax;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The expressions of a template, each parsed once. All together have a limited length, so that a check of a template ends soon. */
final class Parsed {

    /** In characters. */
    static final int LONGEST = 200_000;

    /** What became of an expression. */
    sealed interface Result {

        record Read(Expression expression) implements Result {}

        record Unreadable(String cause) implements Result {}

        /** The expressions before it are too long together. */
        record TooMany() implements Result {}
    }

    private final Map<String, Result> known = new HashMap<>();
    private int length;

    Result of(String jsonata) {
        return known.computeIfAbsent(jsonata, this::parse);
    }

    /** Its structure; {@link Syntax.Other} if it was not read. */
    Syntax syntax(String jsonata) {
        return Optional.of(of(jsonata))
                .filter(Result.Read.class::isInstance)
                .map(Result.Read.class::cast)
                .map(read -> read.expression().syntax())
                .orElseGet(Syntax.Other::new);
    }

    private Result parse(String jsonata) {
        length += jsonata.length();
        if (length > LONGEST) {
            return new Result.TooMany();
        }
        try {
            return new Result.Read(Expression.parse(jsonata));
        } catch (InvalidExpression unreadable) {
            return new Result.Unreadable(String.valueOf(unreadable.getMessage()));
        }
    }
}
