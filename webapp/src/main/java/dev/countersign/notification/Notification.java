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
        /** Their decision is asked for. */
        ASSIGNED,
        /** It still is. */
        REMINDED,
        /** They did not decide in time. */
        LAPSED,
        /** The request was withdrawn before they decided. */
        WITHDRAWN,
        /** Nobody could be asked; to administrators. */
        UNASKED,
        APPROVED,
        DENIED,
        /** Nobody answered in time. */
        EXPIRED,
        /** A step broke; to the requester. */
        FAILED,
        /** The same, to administrators. */
        BROKEN;

        /** Whether it tells why a request ended. Why a step broke is for those who can repair it. */
        boolean isEnd() {
            return this == APPROVED || this == DENIED || this == EXPIRED || this == BROKEN;
        }
    }

    /** The same for what must be told once only. */
    String dedupeKey() {
        return kind + ":" + approval.orElse(request.value()) + ":" + to;
    }

    /** For one of several reminders of the same approval. */
    String dedupeKey(int number) {
        return dedupeKey() + ":" + number;
    }

    /** Where the person finds it, below the base URL. */
    String path() {
        return approval.filter(id -> kind != Kind.UNASKED)
                .map(id -> "/inbox/" + id)
                .orElse("/requests/" + request);
    }
}
