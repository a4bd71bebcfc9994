package dev.countersign.asl.query;

import tools.jackson.databind.JsonNode;

/** One expression, ready to be asked. */
public interface Query {

    /**
     * The value of the expression.
     *
     * @param field the field that holds it, as errors name it: {@code Output/result}
     * @throws QueryException where it has none
     */
    JsonNode evaluate(Scope scope, String field);

    /** The expression as it was written. */
    String text();
}
