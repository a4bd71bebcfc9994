package dev.countersign.notification;

import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Letters that could not be delivered, or not yet. */
@Repository
class FailedLetterRepository {

    /** After this time it was taken: the queue would have given it up long before. */
    private static final Duration UNHEARD = Duration.ofDays(1);

    private static final String FAILING = """
            failing_since is not null and (failed_at is not null or published_at is null or published_at > :unheard)
            """;

    /** Those that the queue has given up at least once: whatever it repeats within minutes is nothing to tell. */
    private static final String TO_TELL = FAILING + " and (failed_at is not null or attempts > 0)";

    private static final String SENT_AGAIN =
            "published_at = null, failed_at = null, failing_since = null, failure = null, taken_at = null, attempts = 0";

    private static final String CAN_BE_SENT_AGAIN =
            "failing_since is not null and (failed_at is not null or published_at is null)";

    private final JdbcClient sql;
    private final Clock clock;

    FailedLetterRepository(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A letter and what became of it. */
    record Row(
            NotificationRepository.Row row,
            FailedLetter.State state,
            Instant since,
            Instant lastAt,
            int attempts,
            LetterFailure failure) {}

    /**
     * How many letters fail.
     *
     * @param since the first of them
     * @param failure of the newest one
     * @param news whether one was given up, or all of them began to fail, after the moment that was asked for
     */
    record Count(int letters, Instant since, LetterFailure failure, boolean news) {}

    /**
     * Counts an attempt of a letter that was published; it is to be published again.
     *
     * @return the attempts so far; empty if there is no such letter, or it is to be published again already
     */
    Optional<Integer> notDelivered(UUID id) {
        return sql.sql("""
                        update notification
                        set published_at = null, attempts = attempts + 1, failing_since = coalesce(failing_since, :now)
                        where notification_id = :id and published_at is not null returning attempts
                        """)
                .param("now", now())
                .param("id", id)
                .query(Integer.class)
                .optional();
    }

    /** It is not published again until somebody asks for it. */
    void failed(UUID id) {
        sql.sql("""
                        update notification
                        set published_at = :now, failed_at = :now, failing_since = coalesce(failing_since, :now)
                        where notification_id = :id
                        """).param("now", now()).param("id", id).update();
    }

    /**
     * A letter to this person that was published, and refused by a mail server.
     *
     * @param said what the server said; may be empty
     * @return false if it is no such letter
     */
    boolean cameBack(UUID id, PersonId to, String said) {
        return sql.sql("""
                        update notification
                        set failed_at = :now, failing_since = coalesce(failing_since, :now), failure = nullif(:said, ''),
                          attempts = attempts + 1
                        where notification_id = :id and recipient_id = :to and published_at is not null and failed_at is null
                        """)
                        .param("now", now())
                        .param("said", said)
                        .param("id", id)
                        .param("to", to.value())
                        .update()
                == 1;
    }

    /**
     * An attempt failed; there are more. What is told late changes nothing of a letter that was taken.
     *
     * @return how often it was published in vain before; empty if nothing changes
     */
    Optional<Integer> delayed(UUID id, PersonId to, String why) {
        return sql.sql("""
                        update notification set failing_since = coalesce(failing_since, :now), failure = nullif(:why, '')
                        where notification_id = :id and recipient_id = :to and taken_at is null and failed_at is null
                        returning attempts
                        """)
                .param("now", now())
                .param("why", why)
                .param("id", id)
                .param("to", to.value())
                .query(Integer.class)
                .optional();
    }

    /**
     * A mail server took it. Kept of letters that failed before, and of those that are sent to see it.
     *
     * @return how often it was published in vain before; empty if nothing changes
     */
    Optional<Integer> taken(UUID id, PersonId to) {
        return sql.sql("""
                        update notification set taken_at = :now, failing_since = null, failure = null
                        where notification_id = :id and recipient_id = :to and taken_at is null and failed_at is null
                          and (failing_since is not null or kind = :tested)
                        returning attempts
                        """)
                .param("now", now())
                .param("id", id)
                .param("to", to.value())
                .param("tested", NotificationKind.MAIL_TESTED.name())
                .query(Integer.class)
                .optional();
    }

    /** Whether a letter to this person is being published. */
    boolean isOnItsWay(UUID id, PersonId to) {
        return sql.sql("""
                        select exists (select from notification where notification_id = ? and recipient_id = ?
                          and published_at is null and failed_at is null)
                        """).params(id, to.value()).query(Boolean.class).single();
    }

    /** It is to be published again, to this person; empty if it has not failed, or the queue tries it. */
    Optional<PersonId> again(UUID id) {
        return sql.sql("update notification set " + SENT_AGAIN + " where notification_id = ? and " + CAN_BE_SENT_AGAIN
                        + " returning recipient_id")
                .param(id)
                .query((row, index) -> new PersonId(row.getObject("recipient_id", UUID.class)))
                .optional();
    }

    /** The same for the newest ones, without those to addresses that refuse letters. */
    List<UUID> again(int most) {
        return sql.sql("update notification set " + SENT_AGAIN + """
                         where (tenant_id, notification_id) in (
                          select tenant_id, notification_id from notification n where %s
                            and not exists (
                              select from mail_refusal r
                                join person p on p.tenant_id = r.tenant_id and p.person_id = r.person_id and p.email = r.address
                              where r.tenant_id = n.tenant_id and r.person_id = n.recipient_id and r.confirmed_at is null)
                          order by notification_id desc limit ?)
                        returning notification_id
                        """.formatted(CAN_BE_SENT_AGAIN))
                .param(most)
                .query((row, index) -> row.getObject(1, UUID.class))
                .list();
    }

    /**
     * What is to be told of letters that fail; empty if there is nothing.
     *
     * @param most where counting ends
     * @param told what is told already
     */
    Optional<Count> count(int most, Instant told) {
        return sql.sql("""
                        select count(*) as letters, min(failing_since) as since,
                          (array_agg(failure order by notification_id desc) filter (where failure is not null))[1] as failure,
                          coalesce(max(failed_at) > :told, false)
                            or coalesce(min(failing_since) filter (where failed_at is null) > :told, false) as news
                        from (select notification_id, failing_since, failed_at, failure from notification
                          where %s order by notification_id desc limit :most) failing
                        """.formatted(TO_TELL))
                .param("told", Timestamp.from(told))
                .param("most", most)
                .param("unheard", unheard())
                .query((row, index) -> count(row))
                .single();
    }

    private static Optional<Count> count(ResultSet row) throws SQLException {
        int letters = row.getInt("letters");
        return letters == 0
                ? Optional.empty()
                : Optional.of(new Count(
                        letters,
                        row.getTimestamp("since").toInstant(),
                        failure(row.getString("failure")),
                        row.getBoolean("news")));
    }

    /** Newest first. */
    Page<Row> page(Range<UUID> range) {
        String key = range.key().isPresent() ? "and notification_id " + range.comparisonDescending() + " :key" : "";
        return Page.of(
                sql.sql("select " + NotificationRepository.COLUMNS
                                + """
                        , failing_since, failed_at, published_at, attempts, failure from notification where %s %s
                        order by notification_id %s limit :limit
                        """.formatted(FAILING, key, range.isBackward() ? "asc" : "desc"))
                        .param("limit", range.limit() + 1)
                        .param("key", range.key().orElse(null))
                        .param("unheard", unheard())
                        .query(FailedLetterRepository::row)
                        .list(),
                range);
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        Instant since = row.getTimestamp("failing_since").toInstant();
        @Nullable Timestamp failed = row.getTimestamp("failed_at");
        FailedLetter.State state = failed != null
                ? FailedLetter.State.FAILED
                : row.getTimestamp("published_at") == null ? FailedLetter.State.WAITING : FailedLetter.State.SENDING;
        return new Row(
                NotificationRepository.row(row, index),
                state,
                since,
                failed == null ? since : failed.toInstant(),
                row.getInt("attempts"),
                failure(row.getString("failure")));
    }

    private static LetterFailure failure(@Nullable String stored) {
        return LetterFailure.of(stored == null ? "" : stored);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private Timestamp unheard() {
        return Timestamp.from(clock.instant().minus(UNHEARD));
    }
}
