package dev.countersign.notification;

import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.people.PersonId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Letters that could not be delivered. */
@Repository
class FailedLetterRepository {

    private final JdbcClient sql;

    FailedLetterRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param failure what the mail server said, if it did */
    record Row(NotificationRepository.Row row, Instant failedAt, int attempts, Optional<String> failure) {}

    /**
     * Counts an attempt of a letter that was published; it is to be published again.
     *
     * @return the attempts so far; empty if there is no such letter, or it is to be published again already
     */
    Optional<Integer> notDelivered(UUID id) {
        return sql.sql("""
                        update notification set published_at = null, attempts = attempts + 1
                        where notification_id = ? and published_at is not null returning attempts
                        """).param(id).query(Integer.class).optional();
    }

    /** It is not published again until somebody asks for it. */
    void failed(UUID id, Instant now) {
        sql.sql("update notification set published_at = :now, failed_at = :now where notification_id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    /**
     * A letter to this person that was published, and refused by a mail server.
     *
     * @param said what the server said; may be empty
     */
    void cameBack(UUID id, PersonId to, String said, Instant now) {
        sql.sql("""
                        update notification set failed_at = ?, failure = nullif(?, ''), attempts = attempts + 1
                        where notification_id = ? and recipient_id = ? and published_at is not null and failed_at is null
                        """).params(Timestamp.from(now), said, id, to.value()).update();
    }

    /** Whether a letter to this person is being published. */
    boolean isOnItsWay(UUID id, PersonId to) {
        return sql.sql("""
                        select exists (select from notification where notification_id = ? and recipient_id = ?
                          and published_at is null and failed_at is null)
                        """).params(id, to.value()).query(Boolean.class).single();
    }

    /** It is to be published again, to this person; empty if it was not failed. */
    Optional<PersonId> again(UUID id) {
        return sql.sql("""
                        update notification set published_at = null, failed_at = null, failure = null, taken_at = null, attempts = 0
                        where notification_id = ? and failed_at is not null returning recipient_id
                        """)
                .param(id)
                .query((row, index) -> new PersonId(row.getObject("recipient_id", UUID.class)))
                .optional();
    }

    /** The same for the newest ones, without those to addresses that refuse letters. */
    List<UUID> again(int most) {
        return sql.sql("""
                        update notification set published_at = null, failed_at = null, failure = null, taken_at = null, attempts = 0
                        where (tenant_id, notification_id) in (
                          select tenant_id, notification_id from notification n where failed_at is not null
                            and not exists (
                              select from mail_refusal r
                                join person p on p.tenant_id = r.tenant_id and p.person_id = r.person_id and p.email = r.address
                              where r.tenant_id = n.tenant_id and r.person_id = n.recipient_id and r.confirmed_at is null)
                          order by notification_id desc limit ?)
                        returning notification_id
                        """)
                .param(most)
                .query((row, index) -> row.getObject(1, UUID.class))
                .list();
    }

    /** At most {@code most}: the count ends there. */
    int count(int most) {
        return sql.sql("select count(*) from (select from notification where failed_at is not null limit ?) failed")
                .param(most)
                .query(Integer.class)
                .single();
    }

    /** Newest first. */
    Page<Row> page(Range<UUID> range) {
        String key = range.key().isPresent() ? "and notification_id " + range.comparisonDescending() + " :key" : "";
        return Page.of(
                sql.sql("select " + NotificationRepository.COLUMNS
                                + """
                        , failed_at, attempts, failure from notification where failed_at is not null %s
                        order by notification_id %s limit :limit
                        """.formatted(key, range.isBackward() ? "asc" : "desc"))
                        .param("limit", range.limit() + 1)
                        .param("key", range.key().orElse(null))
                        .query((row, index) -> new Row(
                                NotificationRepository.row(row, index),
                                row.getTimestamp("failed_at").toInstant(),
                                row.getInt("attempts"),
                                Optional.ofNullable(row.getString("failure"))))
                        .list(),
                range);
    }
}
