package dev.countersign.definitions.compile;

/** The cause of an execution of a template that failed. */
public final class FailureCause {

    /**
     * Stands before the reason. Step Functions adds the text of the failed expression to the cause, so it is not written there as one word.
     */
    public static final String MARK = "Countersign.Failed: ";

    private FailureCause() {}
}
