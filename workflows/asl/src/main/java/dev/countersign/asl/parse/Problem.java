package dev.countersign.asl.parse;

/**
 * Something wrong with a definition, as {@code ValidateStateMachineDefinition} and {@code CreateStateMachine} report it.
 *
 * @param severity whether the definition is refused because of it
 * @param code the code of AWS, for example {@code SCHEMA_VALIDATION_FAILED}
 * @param message one sentence
 * @param location the path from the root: {@code /States/Approve/Next}
 */
public record Problem(Severity severity, String code, String message, String location) {

    public enum Severity {
        ERROR,
        WARNING
    }
}
