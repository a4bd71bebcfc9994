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

/** The notifications of a person in the application. */
@Repository
class CenterRepository {

    private final JdbcClient sql;

    CenterRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A notification of the person.
     *
     * @param reassigned whether it is about an approval that was taken from somebody for the person, and not delegated to them
     * @param standsFor in whose place the person was asked
     * @param again whether the person was asked before, and somebody else in between
     * @param revision of the request, where it is about an approval
     */
    record Row(
            NotificationRepository.Row row,
            Instant at,
            boolean read,
            boolean reassigned,
            Optional<PersonId> standsFor,
            boolean again,
            int revision) {}

    /** At most {@code most}: the count ends there. */
    int unread(PersonId person, int most) {
        return sql.sql("""
                        select count(*) from (
                          select from notification where recipient_id = ? and read_at is null limit ?) unread
                        """).params(person.value(), most).query(Integer.class).single();
    }

    /** Newest first. */
    Page<Row> page(PersonId person, Range<UUID> range) {
        String key = range.key().isPresent() ? "and notification_id " + range.comparisonDescending() + " :key" : "";
        String order = range.isBackward() ? "asc" : "desc";
        List<Row> rows = sql.sql("select " + NotificationRepository.COLUMNS + """
                        , created_at, read_at is not null as read,
                          notification.kind = 'ASSIGNED' and exists (
                            select from approval_act act
                            where act.tenant_id = notification.tenant_id and act.act_id = (payload ->> 'text')::uuid
                              and act.from_id <> act.person_id) as reassigned,
                          (payload ->> 'for')::uuid as stands_for, (payload -> 'again') is not null as again,
                          (select a.revision from approval a
                           where a.tenant_id = notification.tenant_id and a.approval_id = notification.approval_id) as revision
                        from notification where recipient_id = :person %s
                        order by notification_id %s limit :limit
                        """.formatted(key, order))
                .param("person", person.value())
                .param("limit", range.limit() + 1)
                .param("key", range.key().orElse(null))
                .query((row, index) -> new Row(
                        NotificationRepository.row(row, index),
                        row.getTimestamp("created_at").toInstant(),
                        row.getBoolean("read"),
                        row.getBoolean("reassigned"),
                        Optional.ofNullable(row.getObject("stands_for", UUID.class))
                                .map(PersonId::new),
                        row.getBoolean("again"),
                        row.getInt("revision")))
                .list();
        return Page.of(rows, range);
    }

    int readAll(PersonId person, Instant now) {
        return sql.sql("update notification set read_at = ? where recipient_id = ? and read_at is null")
                .params(Timestamp.from(now), person.value())
                .update();
    }

    int readAboutRequest(PersonId person, UUID request, Instant now) {
        return sql.sql("""
                        update notification set read_at = ? where recipient_id = ? and request_id = ? and read_at is null
                        """).params(Timestamp.from(now), person.value(), request).update();
    }

    /** That the person was asked to decide this approval; if there is none, that anybody was. */
    void readAsked(UUID approval, Optional<PersonId> person, Instant now) {
        sql.sql("""
                        update notification set read_at = :now
                        where approval_id = :approval and read_at is null and kind = any (:kinds)
                          and recipient_id in (
                            select person_id from assignment
                            where approval_id = :approval and (:person::uuid is null or person_id = :person))
                        """)
                .param("now", Timestamp.from(now))
                .param("approval", approval)
                .param(
                        "kinds",
                        NotificationKind.asking().stream().map(Enum::name).toArray(String[]::new))
                .param("person", person.map(PersonId::value).orElse(null))
                .update();
    }

    /** That the person was asked to decide this approval, which somebody else decides now. */
    void readAskedBefore(UUID approval, PersonId person, Instant now) {
        sql.sql("""
                        update notification set read_at = ?
                        where recipient_id = ? and approval_id = ? and read_at is null and kind = any (?)
                        """)
                .params(
                        Timestamp.from(now),
                        person.value(),
                        approval,
                        NotificationKind.asking().stream().map(Enum::name).toArray(String[]::new))
                .update();
    }

    /** Everything about the request of this approval. */
    int readAboutApproval(PersonId person, UUID approval, Instant now) {
        return sql.sql("""
                        update notification set read_at = ?
                        where recipient_id = ? and read_at is null
                          and request_id = (select request_id from approval where approval_id = ?)
                        """)
                .params(Timestamp.from(now), person.value(), approval)
                .update();
    }
}
