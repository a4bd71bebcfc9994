package dev.countersign.asl.run;

import dev.countersign.asl.query.Failure;
import dev.countersign.asl.query.QueryException;
import dev.countersign.asl.state.State;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The limits of data: 256 KiB for a state, a task, or all variables of one {@code Assign}; 10 MiB for all visible variables.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html">Variables</a>
 */
final class Sizes {

    /** The most bytes of JSON between two states. */
    static final int MAX_BYTES = 262_144;

    private static final int MAX_VARIABLE_BYTES = 10 << 20;

    private Sizes() {}

    /** Refuses data that is too large, before it is written as text. */
    static void require(JsonNode data, State state) {
        if (exceed(data)) {
            throw new QueryException(Failure.of(Failure.DATA_LIMIT, tooLarge(state.name())));
        }
    }

    /** Refuses variables that are too large, alone or together with the existing ones. */
    static void requireVariables(Map<String, JsonNode> assigned, Branch branch, State state) {
        int together = 0;
        for (JsonNode value : assigned.values()) {
            require(value, state);
            together += atLeast(value, MAX_BYTES);
        }
        int all = together;
        for (Branch around = branch; around != null; around = around.parent) {
            for (Map.Entry<String, JsonNode> variable : around.variables.entrySet()) {
                all += assigned.containsKey(variable.getKey()) ? 0 : atLeast(variable.getValue(), MAX_BYTES);
            }
        }
        if (together > MAX_BYTES || all > MAX_VARIABLE_BYTES) {
            throw new QueryException(Failure.of(Failure.DATA_LIMIT, tooLarge(state.name())));
        }
    }

    static boolean exceed(JsonNode data) {
        if (atLeast(data, MAX_BYTES) > MAX_BYTES) {
            return true;
        }
        String json = data.toString();
        return json.length() > MAX_BYTES
                || (json.length() > MAX_BYTES / 4 && json.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES);
    }

    /** A lower bound of the length as JSON; stops counting beyond the limit, however large the data is. */
    private static int atLeast(JsonNode data, int limit) {
        if (data.isString()) {
            return data.stringValue().length() + 2;
        }
        int length = 1;
        for (Map.Entry<String, JsonNode> member : data.properties()) {
            length += member.getKey().length() + 3 + atLeast(member.getValue(), limit - length);
            if (length > limit) {
                return length;
            }
        }
        if (data.isArray()) {
            for (JsonNode element : data) {
                length += 1 + atLeast(element, limit - length);
                if (length > limit) {
                    return length;
                }
            }
        }
        return length;
    }

    /** @param name the name of a state, or of a task: the ARN of its function, or its service */
    static String tooLarge(String name) {
        return "The state/task '" + name
                + "' returned a result with a size exceeding the maximum number of bytes service limit.";
    }
}
