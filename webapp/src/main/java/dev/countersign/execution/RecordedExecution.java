package dev.countersign.execution;

import java.time.Instant;
import java.util.Optional;

/**
 * An execution as Step Functions has recorded it.
 *
 * @param stateMachine the name of its state machine
 * @param error the name of the error with which it failed
 * @param cause the explanation of the error; shortened
 * @param redrives how often it was continued after a failure
 */
public record RecordedExecution(
        String stateMachine,
        Status status,
        Instant startedAt,
        Optional<Instant> stoppedAt,
        Optional<String> error,
        Optional<String> cause,
        int redrives) {

    /** As in the API of Step Functions. */
    public enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        ABORTED
    }
}
