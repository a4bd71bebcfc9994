package dev.countersign.removal;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RemovalRepository {

    private static final String ROW =
            "select removal_id, kind, done_at, reason, subjects, entries, copy_sha256, copy_bytes from removal ";

    private final JdbcClient sql;

    RemovalRepository(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Integer> years(TenantId tenant) {
        return sql.sql("select retention_years from tenant where tenant_id = ? and retention_years is not null")
                .param(tenant.value())
                .query(Integer.class)
                .optional();
    }

    void years(TenantId tenant, @Nullable Integer years) {
        sql.sql("update tenant set retention_years = :years::integer where tenant_id = :tenant")
                .param("years", years)
                .param("tenant", tenant.value())
                .update();
    }

    /** For the job, before a tenant is known. */
    List<TenantId> withRetention() {
        return sql.sql("select tenants_with_retention()")
                .query((row, index) -> new TenantId(row.getObject(1, UUID.class)))
                .list();
    }

    /** The oldest requests that were closed before; those submitted later than {@code newest} are not looked at, since they cannot be among them. */
    List<UUID> closedBefore(Instant before, UUID newest, int most) {
        return sql.sql("""
                        select request_id from request
                        where request_id < :newest and closed_at < :before order by request_id limit :most
                        """)
                .param("newest", newest)
                .param("before", Timestamp.from(before))
                .param("most", most)
                .query((row, index) -> row.getObject(1, UUID.class))
                .list();
    }

    List<String> numbers(Collection<UUID> requests) {
        return sql.sql("select number from request where request_id in (:requests) order by request_id")
                .param("requests", requests)
                .query((row, index) -> row.getString(1))
                .list();
    }

    String copyOf(UUID request) {
        return sql.sql("select copy_of_request(?)")
                .param(request)
                .query(String.class)
                .single();
    }

    /** How many of them are closed since before, and gone now. */
    int remove(Collection<UUID> requests, Instant before) {
        return sql.sql("select remove_requests(:requests::uuid[], :before)")
                .param("requests", requests.toArray(UUID[]::new))
                .param("before", Timestamp.from(before))
                .query(Integer.class)
                .single();
    }

    boolean erase(PersonId person, String pseudonym, String address, Instant at) {
        boolean erased = sql.sql("select erase_person(?, ?, ?, ?)")
                .params(person.value(), pseudonym, address, Timestamp.from(at))
                .query(Boolean.class)
                .single();
        if (erased) {
            sql.sql("delete from former_address where person_id = ?")
                    .param(person.value())
                    .update();
            sql.sql("delete from left_group where person_id = ?")
                    .param(person.value())
                    .update();
            sql.sql("update mail_refusal set address = ?, detail = '' where person_id = ?")
                    .params(address, person.value())
                    .update();
        }
        return erased;
    }

    List<String> formerAddresses(PersonId person) {
        return sql.sql("select address from former_address where person_id = ?")
                .param(person.value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    int openApprovals(PersonId person) {
        return sql.sql("select count(*) from assignment where person_id = ? and status = 'OPEN'")
                .param(person.value())
                .query(Integer.class)
                .single();
    }

    boolean isErased(PersonId person) {
        return sql.sql("select exists (select from person where person_id = ? and erased_at is not null)")
                .param(person.value())
                .query(Boolean.class)
                .single();
    }

    void begin(TenantId tenant, UUID id, Removal.Kind kind, @Nullable PersonId by, String reason, Instant at) {
        sql.sql("""
                        insert into removal (tenant_id, removal_id, kind, begun_at, by_id, reason)
                        values (:tenant, :id, :kind, :at, :by::uuid, :reason)
                        """)
                .param("tenant", tenant.value())
                .param("id", id)
                .param("kind", kind.name())
                .param("at", Timestamp.from(at))
                .param("by", by == null ? null : by.value())
                .param("reason", reason)
                .update();
    }

    void end(UUID id, int subjects, int entries, Removal.@Nullable Copy copy, Instant at) {
        sql.sql("""
                        update removal set done_at = :at, subjects = :subjects, entries = :entries,
                          copy_sha256 = :sha256::text, copy_bytes = :bytes::bigint
                        where removal_id = :id
                        """)
                .param("at", Timestamp.from(at))
                .param("subjects", subjects)
                .param("entries", entries)
                .param("sha256", copy == null ? null : copy.sha256())
                .param("bytes", copy == null ? null : copy.bytes())
                .param("id", id)
                .update();
    }

    /** Those that a crash has interrupted: nothing was removed. */
    List<UUID> interrupted(Instant begunBefore) {
        return sql.sql("select removal_id from removal where done_at is null and begun_at < ?")
                .param(Timestamp.from(begunBefore))
                .query((row, index) -> row.getObject(1, UUID.class))
                .list();
    }

    void forget(UUID id) {
        sql.sql("delete from removal where removal_id = ? and done_at is null")
                .param(id)
                .update();
    }

    /** The newest, beginning with the one before this. */
    List<Removal> newest(Optional<UUID> before, int most) {
        return sql.sql(ROW + """
                        where done_at is not null and (:before::uuid is null or removal_id < :before)
                        order by removal_id desc limit :most
                        """)
                .param("before", before.orElse(null))
                .param("most", most)
                .query(RemovalRepository::removal)
                .list();
    }

    Optional<Removal> find(UUID id) {
        return sql.sql(ROW + "where done_at is not null and removal_id = ?")
                .param(id)
                .query(RemovalRepository::removal)
                .optional();
    }

    private static Removal removal(ResultSet row, int index) throws SQLException {
        String sha256 = row.getString("copy_sha256");
        return new Removal(
                row.getObject("removal_id", UUID.class),
                Removal.Kind.valueOf(row.getString("kind")),
                row.getTimestamp("done_at").toInstant(),
                row.getString("reason"),
                row.getInt("subjects"),
                row.getInt("entries"),
                sha256 == null ? Optional.empty() : Optional.of(new Removal.Copy(sha256, row.getLong("copy_bytes"))));
    }
}
