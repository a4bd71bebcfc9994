package dev.countersign.definitions.step;

/**
 * When the answer of an automated step refuses the request.
 *
 * @param when JSONata; {@code $result} is what the function answered
 * @param reason JSONata that gives the sentence people read
 */
public record Denial(String when, String reason) {}
