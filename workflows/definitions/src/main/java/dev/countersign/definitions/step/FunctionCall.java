package dev.countersign.definitions.step;

import tools.jackson.databind.JsonNode;

/**
 * A call of a Lambda function.
 *
 * @param function its name; the compile target has the rest of its ARN
 * @param input the payload; a text of the form <code>{% … %}</code> in it is JSONata over {@code $form}, {@code $request}, {@code $requester} and {@code
 *     $results}
 */
public record FunctionCall(String function, JsonNode input) {}
