package dev.countersign.e2e.durability;

import tools.jackson.databind.JsonNode;

/**
 * One side effect of a step.
 *
 * @param input the input of the step, so that two visits of one step differ
 * @param attempt the number of earlier attempts
 */
record Effect(String execution, String state, String input, int attempt) {

    /** From the message of the state machine. */
    static Effect of(JsonNode json) {
        return new Effect(
                json.required("execution").asString(),
                json.required("state").asString(),
                json.required("input").asString(),
                json.required("attempt").asInt());
    }
}
