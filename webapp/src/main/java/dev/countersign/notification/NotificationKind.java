package dev.countersign.notification;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What a person is told. */
public enum NotificationKind {
    /** The person is asked to decide. */
    ASSIGNED(Topic.ASSIGNED),
    /** The same, because others did not decide in time. */
    ESCALATED(Topic.ASSIGNED),
    /** Others are asked, because a step was not decided in time. To the requester. */
    ESCALATED_ON(Topic.OVERDUE),
    /** The person is asked and has not decided yet. */
    REMINDED(Topic.REMINDER),
    /** The same, because the due date was moved. */
    EXTENDED(Topic.REMINDER),
    /** The due date of a step was moved. To the requester. */
    DUE_MOVED(Topic.REMINDER),
    /** The person did not decide in time. */
    LAPSED(Topic.OVERDUE),
    /** The request was withdrawn before they decided. */
    WITHDRAWN(Topic.WITHDRAWN),
    /** Somebody who looks after requests has ended it. To the requester, and to those who had not decided. */
    CANCELLED(Topic.DECIDED),
    /** Nobody could be asked. To administrators. */
    UNASKED(Topic.ASSIGNED),
    APPROVED(Topic.DECIDED),
    DENIED(Topic.DECIDED),
    /** The request has expired. */
    EXPIRED(Topic.DECIDED),
    /** The requester is asked to change the request. */
    CHANGES_REQUESTED(Topic.CHANGES_REQUESTED),
    /** The requester has not changed it yet. */
    CHANGES_REMINDED(Topic.CHANGES_REQUESTED),
    /** The requester did not change it in time, so it has expired. */
    UNCHANGED(Topic.DECIDED),
    /** The same, to those who had asked for changes. */
    LEFT_UNCHANGED(Topic.WITHDRAWN),
    /** The request was sent back before they decided. */
    SENT_BACK(Topic.WITHDRAWN),
    /** Its requester changes the request before they decided. They may be asked again a moment later. */
    RECALLED(Topic.WITHDRAWN),
    /** The request was changed, and their approval counts as it was given. */
    KEPT(Topic.WITHDRAWN),
    /** Somebody else decides now instead of the person. */
    HANDED_ON(Topic.WITHDRAWN),
    /** The person for whom they stood in is back, and decides it themselves. */
    TAKEN_BACK(Topic.WITHDRAWN),
    /** The person decides for somebody who is or will be away. */
    STANDS_IN(Topic.ASSIGNED),
    /** They do not any more. */
    STANDS_IN_NO_MORE(Topic.WITHDRAWN),
    /** Somebody has set, changed or ended an absence of the person. */
    ABSENCE_CHANGED(Topic.ASSIGNED),
    /** Somebody named the person in a comment. */
    MENTIONED(Topic.MENTIONED),
    /** A step failed. To the requester. */
    FAILED(Topic.FAILED),
    /** A step failed. To administrators. */
    BROKEN(Topic.FAILED),
    /** A failed request is open again. To the requester. */
    RETRIED(Topic.FAILED),
    /** The same, to administrators. */
    RETRIED_FOR(Topic.FAILED),
    /** A failed request goes on without the step that failed. To the requester. */
    SKIPPED(Topic.FAILED),
    /** The same, to administrators. */
    SKIPPED_FOR(Topic.FAILED),
    /** There is an alarm. To administrators. */
    ALARM(Topic.FAILED),
    /** An administrator has ended a token of the person. */
    TOKEN_REVOKED(Topic.FAILED),
    /** The person wanted to see whether emails arrive. */
    MAIL_TESTED(Topic.FAILED);

    private final Topic topic;

    NotificationKind(Topic topic) {
        this.topic = topic;
    }

    Topic topic() {
        return topic;
    }

    /** Those whose reader can decide now. */
    static List<NotificationKind> asking() {
        return Stream.of(values()).filter(NotificationKind::asksToDecide).toList();
    }

    /** Whether its reader can decide now. */
    public boolean asksToDecide() {
        return this == ASSIGNED || this == ESCALATED || this == REMINDED || this == EXTENDED;
    }

    /** Whether its letter says what follows its due date. */
    boolean saysWhatFollows() {
        return asksToDecide() || this == DUE_MOVED || this == ESCALATED_ON;
    }

    /** Whether it can be told because a due date was missed. */
    boolean canFollowMissedDue() {
        return this == LAPSED
                || this == ESCALATED
                || this == ESCALATED_ON
                || this == EXPIRED
                || this == UNCHANGED
                || this == DENIED
                || this == CHANGES_REQUESTED;
    }

    /** Whether its reader is the requester, who can change the request now. */
    boolean asksToChange() {
        return this == CHANGES_REQUESTED || this == CHANGES_REMINDED;
    }

    /** Whether its readers can be people whose pages the unit of work on the request does not tell of a change. */
    boolean reachesOthers() {
        return this == REMINDED
                || this == UNASKED
                || this == MENTIONED
                || this == HANDED_ON
                || this == TAKEN_BACK
                || this == BROKEN
                || this == RETRIED_FOR
                || this == SKIPPED_FOR
                || this == ALARM
                || this == TOKEN_REVOKED
                || isAboutAbsence();
    }

    /** Whether it does not wait for the morning. */
    boolean isUrgent() {
        return this == ALARM || isAboutNothingElse();
    }

    /** Whether it is about no request and no alarm. */
    boolean isAboutNothingElse() {
        return this == TOKEN_REVOKED || this == MAIL_TESTED || isAboutAbsence();
    }

    /** Whether its quote is the days on which somebody is away. */
    public boolean isAboutAbsence() {
        return this == STANDS_IN || this == STANDS_IN_NO_MORE || this == ABSENCE_CHANGED;
    }

    /** How long its letter waits: whoever is asked again meanwhile gets only that letter. */
    Duration letterWaits() {
        return this == RECALLED ? Duration.ofMinutes(2) : Duration.ZERO;
    }

    /** Whether it tells why a request ended. Only administrators are told why a step failed. */
    boolean isEnd() {
        return this == APPROVED || this == DENIED || this == EXPIRED || this == BROKEN;
    }
}
