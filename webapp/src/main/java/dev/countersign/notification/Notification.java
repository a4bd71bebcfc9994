package dev.countersign.notification;

import dev.countersign.alarm.AlarmId;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.TokenRevoked;
import dev.countersign.request.RequestId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something a person is told.
 *
 * @param request null where it is about an alarm or a token
 * @param approval a UUID, where it is about one
 * @param step the key of the approval's step
 * @param due when it is due, where that matters
 * @param quote what somebody wrote, where it is about that
 * @param author who did or wrote it, where it was one person
 * @param said notes and questions of people, oldest first; their names are read with them, since a person may be erased
 */
record Notification(
        PersonId to,
        NotificationKind kind,
        @Nullable RequestId request,
        Optional<UUID> approval,
        Optional<String> step,
        Optional<Instant> due,
        Optional<String> quote,
        Optional<Author> author,
        List<Said> said) {

    Notification {
        said = List.copyOf(said);
    }

    /** The requests that these are about, each once. */
    static List<RequestId> requests(List<Notification> all) {
        return all.stream()
                .flatMap(one -> Optional.ofNullable(one.request()).stream())
                .distinct()
                .toList();
    }

    /** One about an alarm. */
    static Notification of(PersonId to, AlarmKind kind, AlarmId alarm) {
        return new Notification(
                to,
                NotificationKind.ALARM,
                null,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(kind.name() + " " + alarm),
                Optional.empty(),
                List.of());
    }

    /** One about a token of the person. */
    static Notification of(TokenRevoked revoked) {
        return new Notification(
                revoked.person(),
                NotificationKind.TOKEN_REVOKED,
                null,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(revoked.name()),
                Optional.of(new Author(revoked.by(), revoked.token())),
                List.of());
    }

    /** One that only shows that emails arrive. */
    static Notification test(PersonId to, UUID test) {
        return new Notification(
                to,
                NotificationKind.MAIL_TESTED,
                null,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Author(to, test)),
                List.of());
    }

    /** The alarm; empty for all other kinds, and for a kind of alarm that this release does not have. */
    Optional<AlarmKind> alarm() {
        return quote.filter(_ -> kind == NotificationKind.ALARM)
                .flatMap(name -> Arrays.stream(AlarmKind.values())
                        .filter(known -> known.name().equals(name.split(" ", 2)[0]))
                        .findFirst());
    }

    /** The alarm that it is about. Those of former releases do not name it. */
    Optional<AlarmId> alarmId() {
        return quote.filter(_ -> kind == NotificationKind.ALARM && request == null)
                .map(name -> name.split(" ", 2))
                .filter(words -> words.length == 2)
                .map(words -> new AlarmId(UUID.fromString(words[1])));
    }

    /** One about an approval. */
    Notification(
            PersonId to,
            NotificationKind kind,
            RequestId request,
            Optional<UUID> approval,
            Optional<String> step,
            Optional<Instant> due) {
        this(to, kind, request, approval, step, due, Optional.empty(), List.of());
    }

    /** One that somebody has caused, with what was said about it. */
    Notification(
            PersonId to,
            NotificationKind kind,
            RequestId request,
            Optional<UUID> approval,
            Optional<String> step,
            Optional<Instant> due,
            Optional<Author> author,
            List<Said> said) {
        this(to, kind, request, approval, step, due, Optional.empty(), author, said);
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

    /**
     * What one person wrote. Of those who approved a request, also whoever wrote nothing.
     *
     * @param standsFor the person who was away, if it was written in their place
     */
    record Said(PersonId by, Optional<PersonId> standsFor, String text) {

        /** Empty where nothing was written. */
        static List<Said> of(PersonId by, String text) {
            return text.isEmpty() ? List.of() : List.of(new Said(by, Optional.empty(), text));
        }

        Stream<PersonId> people() {
            return Stream.concat(Stream.of(by), standsFor.stream());
        }
    }

    /** Whether the step asks its reader, and nobody has passed the approval to them. */
    boolean asksFirst() {
        return kind == NotificationKind.ASSIGNED && author.isEmpty();
    }

    /** Everybody whom its words name. */
    Stream<PersonId> people() {
        return Stream.concat(author.map(Author::person).stream(), said.stream().flatMap(Said::people));
    }

    /** What people wrote, with their names. */
    List<SaidBy> said(Map<PersonId, PersonName> names) {
        return by(names).filter(one -> !one.text().isBlank()).toList();
    }

    /** Those who did it, with what they wrote, if they wrote something. */
    Stream<SaidBy> by(Map<PersonId, PersonName> names) {
        return said.stream()
                .map(one -> new SaidBy(
                        Optional.ofNullable(names.get(one.by())),
                        one.standsFor().map(names::get),
                        one.text()));
    }

    /** Equal for notifications of which only one may be sent. */
    String dedupeKey() {
        UUID about = author.map(Author::text)
                .or(() -> approval)
                .or(() -> Optional.ofNullable(request).map(RequestId::value))
                .orElseThrow();
        return kind + ":" + about + ":" + to;
    }

    /** For one of several reminders of the same approval. */
    String dedupeKey(int number) {
        return dedupeKey() + ":" + number;
    }

    /** The path of its page, below the base URL. */
    String path() {
        if (kind == NotificationKind.TOKEN_REVOKED) {
            return NotificationPaths.TOKENS;
        }
        if (kind.isAboutAbsence()) {
            return NotificationPaths.AWAY;
        }
        if (kind == NotificationKind.MAIL_TESTED) {
            return NotificationPaths.FIRST_STEPS;
        }
        if (kind == NotificationKind.ALARM) {
            return "/" + alarm().map(AlarmKind::place).orElse("alarms");
        }
        if (kind.asksToChange()) {
            return "/requests/" + request + "/revise";
        }
        if (kind == NotificationKind.TAKEN_BACK || (kind == NotificationKind.HANDED_ON && approval.isEmpty())) {
            // Whoever stood in sees nothing of it any more.
            return "/inbox";
        }
        return approval.filter(id -> kind != NotificationKind.UNASKED)
                .map(id -> "/inbox/" + id)
                .orElse("/requests/" + request);
    }
}
