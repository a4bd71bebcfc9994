package dev.countersign.execution;

/** Why an execution ended without a result. */
public enum BrokenBy {
    /** A state failed, also after its retries. */
    STEP,
    /** Somebody stopped it in Step Functions. */
    STOPPED,
    /** It took longer than an execution may. */
    TIME,
    /** Step Functions refused to start or to continue it. */
    REFUSED
}
