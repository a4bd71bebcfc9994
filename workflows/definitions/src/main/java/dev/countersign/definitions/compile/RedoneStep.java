package dev.countersign.definitions.compile;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A step that was undone and that a retried execution has done again, as the output of its state says.
 *
 * @param retries how often the execution had been redriven
 * @param result the answer of its function
 */
public record RedoneStep(int retries, JsonNode result) {

    private static final String REDONE = "redone";
    private static final String RESULT = "result";

    /** What the next state goes on with. */
    private static final String GOING_ON = "goingOn";

    /** The state in which a step is done again. */
    public static String state(String step) {
        return step + ": again";
    }

    /** Empty if the output is not one of this state, or of one that was compiled by a former release, which says only how the request had failed. */
    public static Optional<RedoneStep> read(String step, @Nullable String output) {
        try {
            JsonNode json = output == null
                    ? JsonMapper.shared().nullNode()
                    : JsonMapper.shared().readTree(output);
            return json.path(REDONE).asString("").equals(step) && json.has(RESULT)
                    ? Optional.of(new RedoneStep(json.path(Ending.RETRIES).asInt(0), json.get(RESULT)))
                    : Optional.empty();
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    /** Fills in the output of the state. */
    static void write(ObjectNode output, String step) {
        output.put(REDONE, step)
                .put(Ending.RETRIES, "{% $retries %}")
                .put(RESULT, "{% $states.result.Payload %}")
                .put(GOING_ON, "{% $states.input %}");
    }

    /** Adds the state that tells it, and then goes on with the input of the state before. */
    static void tell(ObjectNode states, CompileTarget target, String step, String next) {
        ObjectNode tell = Calls.tell(states.putObject(told(step)), target, "step-result");
        ((ObjectNode) tell.get("Arguments").get("MessageBody"))
                .put("step", step)
                .put("retries", "{% $states.input." + Ending.RETRIES + " %}")
                .put("result", "{% $states.input." + RESULT + " %}");
        tell.put("Output", "{% $states.input." + GOING_ON + " %}");
        tell.put("Next", next);
    }

    static String told(String step) {
        return state(step) + ": told";
    }
}
