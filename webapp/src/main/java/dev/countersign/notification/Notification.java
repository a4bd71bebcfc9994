package dev.countersign.notification;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import java.util.Optional;
import java.util.UUID;

/**
 * Something a person is told.
 *
 * @param approval a UUID, where it is about one
 */
record Notification(PersonId to, Kind kind, RequestId request, Optional<UUID> approval) {

    enum Kind {
        ASSIGNED,
        APPROVED,
        DENIED
    }

    /** The same for what must be told once only. */
    String dedupeKey() {
        return kind + ":" + approval.orElse(request.value()) + ":" + to;
    }

    /** Where the person finds it, below the base URL. */
    String path() {
        return approval.map(id -> "/inbox/" + id).orElse("/requests/" + request);
    }
}
