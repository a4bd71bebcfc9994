package dev.countersign.notification;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something a person is told.
 *
 * @param approval a UUID, where it is about one
 * @param step the key of the approval's step
 * @param due when the approval is due, where that matters
 * @param quote what somebody said, with their name, where the letter is about that
 */
record Notification(
        PersonId to,
        Kind kind,
        RequestId request,
        Optional<UUID> approval,
        Optional<String> step,
        Optional<Instant> due,
        Optional<String> quote) {

    /** One without a text of somebody. */
    Notification(
            PersonId to,
            Kind kind,
            RequestId request,
            Optional<UUID> approval,
            Optional<String> step,
            Optional<Instant> due) {
        this(to, kind, request, approval, step, due, Optional.empty());
    }

    /** One about the request as a whole. */
    Notification(PersonId to, Kind kind, RequestId request) {
        this(to, kind, request, Optional.empty(), Optional.empty(), Optional.empty());
    }

    enum Kind {
        /** The person is asked to decide. */
        ASSIGNED,
        /** The person is asked and has not decided yet. */
        REMINDED,
        /** The person did not decide in time. */
        LAPSED,
        /** The request was withdrawn before they decided. */
        WITHDRAWN,
        /** The requester is asked to change the request. */
        CHANGES_REQUESTED,
        /** The requester has not changed it yet. */
        CHANGES_REMINDED,
        /** The requester did not change it in time, so it has expired. */
        UNCHANGED,
        /** The request was sent back before they decided. */
        SENT_BACK,
        /** Nobody could be asked. To administrators. */
        UNASKED,
        APPROVED,
        DENIED,
        /** The request has expired. */
        EXPIRED,
        /** A step failed. To the requester. */
        FAILED,
        /** A step failed. To administrators. */
        BROKEN;

        /** Whether its reader can decide now. */
        boolean asksToDecide() {
            return this == ASSIGNED || this == REMINDED;
        }

        /** Whether its reader is the requester, who can change the request now. */
        boolean asksToChange() {
            return this == CHANGES_REQUESTED || this == CHANGES_REMINDED;
        }

        /** Whether it tells why a request ended. Only administrators are told why a step failed. */
        boolean isEnd() {
            return this == APPROVED || this == DENIED || this == EXPIRED || this == BROKEN;
        }
    }

    /** Equal for notifications of which only one may be sent. */
    String dedupeKey() {
        return kind + ":" + approval.orElse(request.value()) + ":" + to;
    }

    /** For one of several reminders of the same approval. */
    String dedupeKey(int number) {
        return dedupeKey() + ":" + number;
    }

    /** The path of its page, below the base URL. */
    String path() {
        if (kind.asksToChange()) {
            return "/requests/" + request + "/revise";
        }
        return approval.filter(id -> kind != Kind.UNASKED)
                .map(id -> "/inbox/" + id)
                .orElse("/requests/" + request);
    }
}
