package dev.countersign.definitions.compile;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the compensation of a step ended, as the output of its state says.
 *
 * @param retries how often the execution had been redriven
 * @param failure why the step could not be undone; empty if it was
 */
public record UndoneStep(int retries, Optional<String> failure) {

    /** The state in which a step is compensated. */
    public static String state(String step) {
        return step + ": take back";
    }

    /** Empty if the output is not one of this state. */
    public static Optional<UndoneStep> read(String step, @Nullable String output) {
        try {
            JsonNode json = output == null
                    ? JsonMapper.shared().nullNode()
                    : JsonMapper.shared().readTree(output);
            if (!json.has(Ending.UNDONE)) {
                return Optional.empty();
            }
            boolean done = json.path(Ending.UNDONE).asString("").equals(step);
            return Optional.of(new UndoneStep(
                    json.path(Ending.RETRIES).asInt(0),
                    done ? Optional.empty() : Optional.of(json.path("reason").asString(""))));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
