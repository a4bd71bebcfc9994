package dev.countersign.asl.state;

/**
 * One of the {@code Choices}.
 *
 * @param io {@code Output} and {@code Assign} of the rule
 */
public record ChoiceRule(Condition condition, InputOutput io, String next) {}
