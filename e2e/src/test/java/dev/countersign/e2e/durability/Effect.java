package dev.countersign.e2e.durability;

import tools.jackson.databind.JsonNode;

/**
 * One thing that a step does to the world outside.
 *
 * @param input the text with which the step was entered, so that two visits of one step differ
 * @param attempt how often it was tried before
 */
record Effect(String execution, String state, String input, int attempt) {

    /** As the definition lets the machine say it. */
    static Effect of(JsonNode json) {
        return new Effect(
                json.required("execution").asString(),
                json.required("state").asString(),
                json.required("input").asString(),
                json.required("attempt").asInt());
    }
}
