package dev.countersign.definitions.step;

/**
 * When the answer of an automated step denies the request.
 *
 * @param when JSONata; {@code $result} is the answer of the function
 * @param reason JSONata that gives the sentence people read
 */
public record Denial(String when, String reason) {}
