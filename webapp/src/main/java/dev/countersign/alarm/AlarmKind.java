package dev.countersign.alarm;

/**
 * What an alarm is about. For each, {@code messages.properties} has {@code alarm.<kind>.title}, {@code .happened}, {@code .not-done} and
 * {@code .to-do}.
 */
public enum AlarmKind {
    /** The end of a request was claimed, but its execution or the decisions do not agree. */
    OUTCOME_NOT_CONFIRMED,
    /** A task was claimed that no running execution of the request has. */
    TASK_NOT_OURS,
    /** A step's end was claimed that its execution does not know. */
    STEP_NOT_CONFIRMED,
    /** A message that no part of this product sends. */
    MESSAGE_NOT_UNDERSTOOD,
    /** A request ended because a step broke. */
    REQUEST_FAILED,
    /** The audit log is not as it was written. */
    AUDIT_BROKEN
}
