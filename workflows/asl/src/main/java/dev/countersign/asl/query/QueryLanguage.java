package dev.countersign.asl.query;

import tools.jackson.databind.JsonNode;

/** The language that a state's expressions are written in: the {@code QueryLanguage} field of a state or of the machine. */
public sealed interface QueryLanguage permits Jsonata, JsonPathLanguage {

    String name();

    /**
     * A value in which expressions may stand, read.
     *
     * @throws InvalidQuery where one of them cannot be read
     */
    Template template(JsonNode value) throws InvalidQuery;
}
