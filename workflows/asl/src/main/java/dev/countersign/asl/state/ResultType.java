package dev.countersign.asl.state;

import dev.countersign.asl.query.Template;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The message of Step Functions for an expression whose value has the wrong type. */
final class ResultType {

    private ResultType() {}

    static String unexpected(Template template, String field, String expected, JsonNode value) {
        String text = template instanceof Template.Computed computed
                ? computed.query().text()
                : value.toString();
        return "The JSONata expression '" + text + "' specified for the field '" + field
                + "' returned an unexpected result type. Expected '" + expected + "', but was '" + of(value)
                + "' for value: " + value;
    }

    static String of(JsonNode value) {
        return value.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
