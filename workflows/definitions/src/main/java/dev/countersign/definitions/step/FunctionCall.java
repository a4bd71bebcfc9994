package dev.countersign.definitions.step;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A call of a Lambda function.
 *
 * @param function its name; the compile target has the rest of its ARN
 * @param input the payload; a text of the form <code>{% … %}</code> in it is JSONata over {@code $form}, {@code $request}, {@code $requester} and {@code
 *     $results}
 */
public record FunctionCall(String function, JsonNode input) {

    /** The functions that templates may call. Others, such as the one that sends emails, are called by queues only. */
    public static final Set<String> CATALOGUE = Set.of("policy-check");
}
