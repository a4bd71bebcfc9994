package dev.countersign.asl.query;

import org.jspecify.annotations.Nullable;

/**
 * An error in the sense of the States Language: what {@code Retry} and {@code Catch} match on, and how an execution ends.
 *
 * @param error the error name; null if the service gave none
 * @param cause the explanation
 * @param location the field whose expression failed, for the event {@code EvaluationFailed}; null for other errors
 */
public record Failure(
        @Nullable String error,
        @Nullable String cause,
        @Nullable String location) {

    public static final String ALL = "States.ALL";
    public static final String TASK_FAILED = "States.TaskFailed";
    public static final String TIMEOUT = "States.Timeout";
    public static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
    public static final String RUNTIME = "States.Runtime";
    public static final String DATA_LIMIT = "States.DataLimitExceeded";
    public static final String QUERY_EVALUATION = "States.QueryEvaluationError";
    public static final String PARAMETER_PATH = "States.ParameterPathFailure";
    public static final String RESULT_PATH = "States.ResultPathMatchFailure";
    public static final String INTRINSIC = "States.IntrinsicFailure";
    public static final String ITEM_THRESHOLD = "States.ExceedToleratedFailureThreshold";

    public static Failure of(@Nullable String error, @Nullable String cause) {
        return new Failure(error, cause, null);
    }
}
