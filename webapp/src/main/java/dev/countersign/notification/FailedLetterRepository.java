package dev.countersign.notification;

import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
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

    record Row(NotificationRepository.Row row, Instant failedAt, int attempts) {}

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

    /** Whether it was failed; it is to be published again. */
    boolean again(UUID id) {
        return sql.sql("""
                        update notification set published_at = null, failed_at = null, attempts = 0
                        where notification_id = ? and failed_at is not null
                        """).param(id).update() > 0;
    }

    /** The same for the newest ones. */
    List<UUID> again(int most) {
        return sql.sql("""
                        update notification set published_at = null, failed_at = null, attempts = 0
                        where (tenant_id, notification_id) in (
                          select tenant_id, notification_id from notification where failed_at is not null
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
                        , failed_at, attempts from notification where failed_at is not null %s
                        order by notification_id %s limit :limit
                        """.formatted(key, range.isBackward() ? "asc" : "desc"))
                        .param("limit", range.limit() + 1)
                        .param("key", range.key().orElse(null))
                        .query((row, index) -> new Row(
                                NotificationRepository.row(row, index),
                                row.getTimestamp("failed_at").toInstant(),
                                row.getInt("attempts")))
                        .list(),
                range);
    }
}
