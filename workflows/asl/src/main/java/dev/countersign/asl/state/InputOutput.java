package dev.countersign.asl.state;

import dev.countersign.asl.query.Scope;
import tools.jackson.databind.JsonNode;

/** How a state computes the arguments of its work from its input, and its output from the result. Each query language has its own fields. */
public sealed interface InputOutput permits JsonataInputOutput, JsonPathInputOutput {

    /** The arguments of the work: {@code Arguments}, or {@code InputPath} and {@code Parameters}. */
    JsonNode argumentsFor(Scope scope);

    /** The outcome of a result: {@code Output}, or {@code ResultSelector}, {@code ResultPath} and {@code OutputPath}; {@code Assign}. */
    Outcome outcomeOf(Scope scope, JsonNode result);

    /** The outcome without work: the input is the output. */
    Outcome outcomeWithoutResult(Scope scope);
}
