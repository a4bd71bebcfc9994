package dev.countersign.asl.state;

import dev.countersign.asl.query.Scope;
import dev.countersign.asl.query.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The {@code Assign} field: variable names and their values. */
final class Assignments {

    private Assignments() {}

    static Map<String, JsonNode> evaluate(@Nullable Template assign, Scope scope, String field) {
        Map<String, JsonNode> assigned = new LinkedHashMap<>();
        if (assign != null) {
            for (var variable : assign.evaluate(scope, field).properties()) {
                assigned.put(variable.getKey(), variable.getValue());
            }
        }
        return assigned;
    }
}
