package dev.countersign.intake;

/**
 * The task of a state machine that asks people.
 *
 * @param machine the ARN of the state machine
 * @param execution the ARN of the execution that waits
 * @param title what its form is called; empty if it says none
 */
public record Asking(String machine, String execution, String title) {

    /** The part of the ARN that people have chosen. */
    public String machineName() {
        return last(machine);
    }

    /** The same of the execution. */
    public String executionName() {
        return last(execution);
    }

    private static String last(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
