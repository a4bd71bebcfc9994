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
 * @param due when it is due, where that matters
 * @param quote what somebody wrote, where it is about that
 * @param author who did or wrote it, where it was one person
 */
record Notification(
        PersonId to,
        NotificationKind kind,
        RequestId request,
        Optional<UUID> approval,
        Optional<String> step,
        Optional<Instant> due,
        Optional<String> quote,
        Optional<Author> author) {

    /** One about an approval. */
    Notification(
            PersonId to,
            NotificationKind kind,
            RequestId request,
            Optional<UUID> approval,
            Optional<String> step,
            Optional<Instant> due) {
        this(to, kind, request, approval, step, due, Optional.empty());
    }

    /** One with a text of somebody. */
    Notification(
            PersonId to,
            NotificationKind kind,
            RequestId request,
            Optional<UUID> approval,
            Optional<String> step,
            Optional<Instant> due,
            Optional<String> quote) {
        this(to, kind, request, approval, step, due, quote, Optional.empty());
    }

    /** One about the request as a whole. */
    Notification(PersonId to, NotificationKind kind, RequestId request) {
        this(to, kind, request, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Who did or wrote something.
     *
     * @param text the id of what they did or wrote
     */
    record Author(PersonId person, UUID text) {}

    /** Equal for notifications of which only one may be sent. */
    String dedupeKey() {
        UUID about = author.map(Author::text).or(() -> approval).orElse(request.value());
        return kind + ":" + about + ":" + to;
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
        if (kind == NotificationKind.HANDED_ON && approval.isEmpty()) {
            // Whoever stood in sees nothing of it any more.
            return "/inbox";
        }
        return approval.filter(id -> kind != NotificationKind.UNASKED)
                .map(id -> "/inbox/" + id)
                .orElse("/requests/" + request);
    }
}
