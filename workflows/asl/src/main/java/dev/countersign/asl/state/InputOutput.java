package dev.countersign.asl.state;

import dev.countersign.asl.query.Scope;
import tools.jackson.databind.JsonNode;

/** How a state makes its work's input from its own input, and its output from its work's result. Each query language has its own way. */
public sealed interface InputOutput permits JsonataInputOutput, JsonPathInputOutput {

    /** What the work gets: {@code Arguments}, or {@code InputPath} and {@code Parameters}. */
    JsonNode argumentsFor(Scope scope);

    /** What remains of a result: {@code Output}, or {@code ResultSelector}, {@code ResultPath} and {@code OutputPath}; {@code Assign}. */
    Outcome outcomeOf(Scope scope, JsonNode result);

    /** What remains where there was no work: the input goes on. */
    Outcome outcomeWithoutResult(Scope scope);
}
