package dev.countersign.asl.query;

import tools.jackson.databind.JsonNode;

/** One parsed expression. */
public interface Query {

    /**
     * The value of the expression.
     *
     * @param field the name of its field in errors: {@code Output/result}
     * @throws QueryException if it has none
     */
    JsonNode evaluate(Scope scope, String field);

    /** The source text of the expression. */
    String text();
}
