package dev.countersign.asl;

/**
 * Something wrong with a definition, as {@code ValidateStateMachineDefinition} and {@code CreateStateMachine} report it.
 *
 * @param severity whether the definition is refused for it
 * @param code AWS's code, {@code SCHEMA_VALIDATION_FAILED} and the like
 * @param message one sentence
 * @param location where, as a path from the root: {@code /States/Approve/Next}
 */
public record Problem(Severity severity, String code, String message, String location) {

    public enum Severity {
        ERROR,
        WARNING
    }
}
