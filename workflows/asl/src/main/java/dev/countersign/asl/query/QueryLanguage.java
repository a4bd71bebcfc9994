package dev.countersign.asl.query;

import tools.jackson.databind.JsonNode;

/** The language that a state's expressions are written in: the {@code QueryLanguage} field of a state or of the machine. */
public sealed interface QueryLanguage permits Jsonata, JsonPathLanguage {

    String name();

    /**
     * Parses a value that may contain expressions.
     *
     * @throws InvalidQuery if one of them cannot be parsed
     */
    Template template(JsonNode value) throws InvalidQuery;
}
