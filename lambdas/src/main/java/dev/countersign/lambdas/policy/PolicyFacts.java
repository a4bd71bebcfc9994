package dev.countersign.lambdas.policy;

import dev.countersign.asl.Expression;
import dev.countersign.asl.event.Moment;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What is known about a request.
 *
 * @param moment the time of the check
 */
public record PolicyFacts(JsonNode form, JsonNode requester, Moment moment) {

    private static final String REQUESTER = "requester.";

    /** The value at this path: of the form or, after {@code requester.}, of the requester. */
    JsonNode at(String path) {
        JsonNode node = path.startsWith(REQUESTER) ? requester : form;
        String members = path.startsWith(REQUESTER) ? path.substring(REQUESTER.length()) : path;
        for (String member : members.split("\\.", -1)) {
            node = node.path(member);
        }
        return node;
    }

    Expression.Result evaluate(Expression expression) {
        return expression.evaluate(Map.of("form", form, "requester", requester), moment);
    }
}
