package dev.countersign.execution;

/** What Step Functions says about an execution. */
public sealed interface Recorded {

    /**
     * It is there.
     *
     * @param definition what it runs, in the States Language
     * @param newest its newest events
     */
    record Found(RecordedExecution execution, String definition, EventPage newest) implements Recorded {}

    /** A part of its history. */
    record Part(EventPage events) implements Recorded {}

    /** It was not started yet, or Step Functions has removed it 90 days after its end. */
    record None() implements Recorded {}

    /** Step Functions cannot be reached, or refuses the call. */
    record Unreachable() implements Recorded {}
}
