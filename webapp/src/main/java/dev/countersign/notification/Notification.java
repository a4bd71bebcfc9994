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
 */
record Notification(
        PersonId to,
        Kind kind,
        RequestId request,
        Optional<UUID> approval,
        Optional<String> step,
        Optional<Instant> due) {

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
        return approval.filter(id -> kind != Kind.UNASKED)
                .map(id -> "/inbox/" + id)
                .orElse("/requests/" + request);
    }
}
