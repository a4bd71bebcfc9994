package dev.countersign.alarm;

/**
 * The kinds of alarm. For each, {@code messages.properties} has {@code alarm.<kind>.title}, {@code .happened}, {@code .not-done} and
 * {@code .to-do}.
 */
public enum AlarmKind {
    /** The execution of a request has ended, but the decisions do not confirm it. */
    OUTCOME_NOT_CONFIRMED,
    /** A task that is known was asked for again, with another token that is valid. */
    TASK_NOT_OURS,
    /** An execution left a step before its due date, without a recorded decision. */
    STEP_LEFT_EARLY,
    /** An execution came to where the requester changes the request, and nobody has asked for changes. */
    SENT_BACK_UNASKED,
    /** An execution continues with a revision of its request that nobody has sent. */
    EXECUTION_AHEAD,
    /** An execution ended otherwise than its request, which was closed before. */
    ENDED_OTHERWISE,
    /** A message claimed the end of a step, but the execution did not confirm it. No longer raised, since such a message is the operator's (docs/adr/0036). */
    STEP_NOT_CONFIRMED,
    /** A message named an unknown request or could not be read. No longer raised either. */
    MESSAGE_NOT_UNDERSTOOD,
    /** A request ended because a step failed. */
    REQUEST_FAILED,
    /** What a step had done could not be undone. */
    STEP_NOT_UNDONE,
    /** The audit log was altered. */
    AUDIT_BROKEN,
    /** Calls that follow an act fail again and again. */
    CALLS_FAIL,
    /** Messages were put aside that nobody could handle. No longer raised, since the operator is told of queues; an alarm can be older than this release. */
    QUEUE_GROWS,
    /** More messages waited to be handled at each look. No longer raised either. */
    QUEUE_WAITS,
    /** Emails cannot be delivered. One for all of them, about how many there are. */
    LETTERS_FAIL,
    /** The identity provider puts people into a group that is full. */
    GROUP_FULL,
    /** Sign-ins fail in numbers. */
    SIGN_INS_FAIL,
    /** A webhook does not take what it is told, after all repetitions. */
    WEBHOOK_FAILS,
    /** A state machine asks people, and its request cannot be made. */
    MACHINE_REFUSED,
    /** Somebody has left or was taken out of a group, and nobody does what only they did. */
    NOBODY_LEFT,
    /** Fewer people can decide a step of a request than must approve it. */
    TOO_FEW_LEFT;

    /** The path of the page where it is mended, without a leading slash. */
    public String place() {
        return switch (this) {
            case AUDIT_BROKEN -> "organisation/audit";
            case CALLS_FAIL, LETTERS_FAIL, MACHINE_REFUSED -> "organisation/deliveries";
            case GROUP_FULL -> "organisation/groups";
            case SIGN_INS_FAIL -> "organisation/audit?kind=person.sign-in-failed";
            case WEBHOOK_FAILS -> "organisation/webhooks";
            case NOBODY_LEFT -> "organisation/gaps";
            case TOO_FEW_LEFT -> "organisation/requests?wrong=too-few";
            default -> "alarms";
        };
    }

    /** Whether each check finds it again until it is repaired. The others are events: the next one is another one. */
    boolean lasts() {
        return this == AUDIT_BROKEN;
    }
}
