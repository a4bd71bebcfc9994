package dev.countersign.definitions.compile;

import java.util.Optional;

/**
 * The cause of an execution of a template that failed.
 *
 * @param step the step that failed; empty if the execution does not say it, as those that were compiled before do not
 */
public record FailureCause(Optional<String> step, String reason) {

    /**
     * Stands before the reason. Step Functions adds the text of the failed expression to the cause, so it is not written there as one word.
     */
    public static final String MARK = "Countersign.Failed: ";

    private static final String STEP = "Countersign.Step: ";

    /** Empty if an error has ended the execution that no step caught. */
    public static Optional<FailureCause> read(String cause) {
        int mark = cause.lastIndexOf(MARK);
        if (mark < 0) {
            return Optional.empty();
        }
        int step = cause.lastIndexOf(STEP, mark);
        return Optional.of(new FailureCause(
                step < 0
                        ? Optional.empty()
                        : Optional.of(
                                cause.substring(step + STEP.length(), mark).strip()),
                cause.substring(mark + MARK.length())));
    }
}
