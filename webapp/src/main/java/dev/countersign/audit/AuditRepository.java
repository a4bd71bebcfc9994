package dev.countersign.audit;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AuditRepository {

    private static final String COLUMNS =
            "sequence, at, actor_id, kind, request_id, content, previous_hash, hash, signature, removal";

    private static final String APPEND_MANY = """
            with advanced as (
              update audit_head set sequence = :last, hash = :hash
              where tenant_id = :tenant and sequence = :first - 1 and hash = :previous
              returning tenant_id)
            insert into audit_entry
              (tenant_id, sequence, at, actor_id, kind, request_id, content, previous_hash, hash, signature)
            select a.tenant_id, n.sequence, n.at::timestamptz, n.actor, n.kind, n.request, n.content,
              decode(n.previous, 'hex'), decode(n.hash, 'hex'), decode(n.signature, 'hex')
            from advanced a cross join unnest(:sequences::bigint[], :times::text[], :actors::uuid[], :kinds::text[],
                :requests::uuid[], :contents::text[], :previousHashes::text[], :hashes::text[], :signatures::text[])
              n (sequence, at, actor, kind, request, content, previous, hash, signature)
            order by n.sequence
            """;

    private static final String ENTRY = "select " + COLUMNS + " from audit_entry ";

    /**
     * The end of a chain, read by one statement.
     *
     * @param goesOn whether there are entries beyond the head, which no writer causes
     */
    record End(Head head, boolean goesOn) {}

    private final JdbcClient sql;

    AuditRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Locks the head until the transaction ends, so that the next writer waits and continues from the new head. */
    Head lockHead(TenantId tenant) {
        return selectHeadForUpdate(tenant)
                .or(() -> {
                    insertEmptyHead(tenant);
                    return selectHeadForUpdate(tenant);
                })
                .orElseThrow();
    }

    private Optional<Head> selectHeadForUpdate(TenantId tenant) {
        return sql.sql("select sequence, hash from audit_head where tenant_id = ? for update")
                .param(tenant.value())
                .query(AuditRepository::head)
                .optional();
    }

    /** If two writers are the first at the same time, the second one waits and finds the row. */
    private void insertEmptyHead(TenantId tenant) {
        sql.sql("insert into audit_head (tenant_id, sequence, hash) values (?, ?, ?) on conflict do nothing")
                .params(tenant.value(), Head.EMPTY.sequence(), Head.EMPTY.hash().bytes())
                .update();
    }

    /** Writes the entry and the new head in one statement; false if the entry does not follow the present head. */
    boolean appendIfNext(TenantId tenant, AuditEntry entry) {
        return sql.sql("""
                        with advanced as (
                          update audit_head set sequence = :sequence, hash = :hash
                          where tenant_id = :tenant and sequence = :sequence - 1 and hash = :previous
                          returning tenant_id)
                        insert into audit_entry
                          (tenant_id, sequence, at, actor_id, kind, request_id, content, previous_hash, hash, signature)
                        select tenant_id, :sequence, :at::timestamptz, :actor::uuid, :kind, :request::uuid, :content, :previous, :hash,
                          :signature::bytea
                        from advanced
                        """)
                        .param("tenant", tenant.value())
                        .param("sequence", entry.sequence())
                        .param("at", Timestamp.from(entry.at()))
                        .param(
                                "actor",
                                entry.actor() == null ? null : entry.actor().value())
                        .param("kind", entry.kind())
                        .param("request", entry.request())
                        .param("content", entry.content())
                        .param("previous", entry.previous().bytes())
                        .param("hash", entry.hash().bytes())
                        .param(
                                "signature",
                                entry.signature() == null
                                        ? null
                                        : entry.signature().bytes())
                        .update()
                == 1;
    }

    /** The same for many entries, which follow one another and are signed. */
    boolean appendIfNext(TenantId tenant, List<AuditEntry> entries) {
        return sql.sql(APPEND_MANY)
                        .param("tenant", tenant.value())
                        .param("first", entries.getFirst().sequence())
                        .param("previous", entries.getFirst().previous().bytes())
                        .param("last", entries.getLast().sequence())
                        .param("hash", entries.getLast().hash().bytes())
                        .param(
                                "sequences",
                                entries.stream().map(AuditEntry::sequence).toArray(Long[]::new))
                        .param("times", texts(entries, entry -> entry.at().toString()))
                        .param(
                                "actors",
                                entries.stream()
                                        .map(AuditEntry::actor)
                                        .map(actor -> actor == null ? null : actor.value())
                                        .toArray(UUID[]::new))
                        .param("kinds", texts(entries, AuditEntry::kind))
                        .param(
                                "requests",
                                entries.stream().map(AuditEntry::request).toArray(UUID[]::new))
                        .param("contents", texts(entries, AuditEntry::content))
                        .param(
                                "previousHashes",
                                texts(entries, entry -> entry.previous().hex()))
                        .param("hashes", texts(entries, entry -> entry.hash().hex()))
                        .param(
                                "signatures",
                                texts(
                                        entries,
                                        entry -> Objects.requireNonNull(entry.signature())
                                                .hex()))
                        .update()
                == entries.size();
    }

    private static String[] texts(List<AuditEntry> entries, Function<AuditEntry, String> value) {
        return entries.stream().map(value).toArray(String[]::new);
    }

    List<AuditEntry> ofRequest(UUID request) {
        return sql.sql(ENTRY + "where request_id = ? order by sequence")
                .param(request)
                .query(AuditRepository::entry)
                .list();
    }

    /** A page of entries, in order. */
    List<AuditEntry> page(TenantId tenant, long after, long last, int most) {
        return sql.sql(ENTRY + "where tenant_id = ? and sequence > ? and sequence <= ? order by sequence limit ?")
                .params(tenant.value(), after, last, most)
                .query(AuditRepository::entry)
                .list();
    }

    /** The newest entries of the filter, beginning with the one before this number. */
    List<AuditEntry> newest(TenantId tenant, AuditFilter filter, Optional<Long> before, int most) {
        return entries(query(tenant, filter).before(before), true, most);
    }

    /** The entries of the filter in their order. */
    List<AuditEntry> inOrder(TenantId tenant, AuditFilter filter, long after, long last, int most) {
        return entries(query(tenant, filter).between(after, last), false, most);
    }

    private AuditQuery query(TenantId tenant, AuditFilter filter) {
        return AuditQuery.of(
                tenant,
                filter,
                time -> sql.sql("select audit_sequence_at(?)")
                        .param(Timestamp.from(time))
                        .query(Long.class)
                        .single());
    }

    private List<AuditEntry> entries(AuditQuery query, boolean newestFirst, int most) {
        return sql.sql(query.statement(COLUMNS, newestFirst))
                .params(query.parameters())
                .param("limit", most)
                .query(AuditRepository::entry)
                .list();
    }

    /** Those that say who a person is or was: name, address, account, sign-ins, absences. What they decided is not among them. */
    List<AuditEntry> identifying(PersonId person) {
        return sql.sql("select " + COLUMNS + """
                         from audit_person p join audit_entry e using (tenant_id, sequence)
                        where p.person_id = :person
                          and (e.kind like 'person.%' or e.kind like 'absence.%' or e.kind like 'rights.%' or e.kind = 'own-week.changed')
                          and (e.content::json ->> 'person' = :person::text
                            or (e.actor_id = :person and e.content::json ->> 'person' is null))
                        """)
                .param("person", person.value())
                .query(AuditRepository::entry)
                .list();
    }

    /** The first of these entries that is missing in the story of a person whom it concerns. */
    Optional<Long> unlisted(TenantId tenant, long after, long last) {
        return sql.sql("""
                        select e.sequence from audit_entry e
                        where e.tenant_id = :tenant and e.sequence > :after and e.sequence <= :last
                          and exists (select from people_of_audit(e.actor_id, e.content) person
                            where not exists (select from audit_person p
                              where p.tenant_id = e.tenant_id and p.person_id = person and p.sequence = e.sequence))
                        order by e.sequence limit 1
                        """)
                .param("tenant", tenant.value())
                .param("after", after)
                .param("last", last)
                .query(Long.class)
                .optional();
    }

    /**
     * An entry in the story of a person.
     *
     * @param concerned whether it is about them, or that is not known any more
     */
    record Listed(UUID person, long sequence, boolean concerned) {}

    /** A page of the stories of all people. Each entry is read by the index, whatever the statistics are. */
    List<Listed> listed(TenantId tenant, Optional<Listed> after, int most) {
        return sql.sql("""
                        select p.person_id, p.sequence, e.sequence is not null and (e.removal is not null
                          or p.person_id in (select people_of_audit(e.actor_id, e.content))) as concerned
                        from (select person_id, sequence from audit_person
                            where tenant_id = :tenant and (person_id, sequence) > (:person, :sequence)
                            order by person_id, sequence limit :most) p
                          left join lateral (select x.sequence, x.removal, x.actor_id, x.content from audit_entry x
                            where x.tenant_id = :tenant and x.sequence = p.sequence offset 0) e on true
                        order by p.person_id, p.sequence
                        """)
                .param("tenant", tenant.value())
                .param("person", after.map(Listed::person).orElse(new UUID(0, 0)))
                .param("sequence", after.map(Listed::sequence).orElse(-1L))
                .param("most", most)
                .query((row, index) -> new Listed(
                        row.getObject("person_id", UUID.class), row.getLong("sequence"), row.getBoolean("concerned")))
                .list();
    }

    /** Returns of how many. */
    int removeContent(UUID removal, List<AuditEntry> removed) {
        return sql.sql("select remove_content_of_audit(:entries::bigint[], :removal)")
                .param("entries", removed.stream().map(AuditEntry::sequence).toArray(Long[]::new))
                .param("removal", removal)
                .query(Integer.class)
                .single();
    }

    /** Until the transaction ends, no other check records what it has found. */
    void lockCheck(TenantId tenant) {
        sql.sql("select tenant_id from audit_check where tenant_id = ? for update")
                .param(tenant.value())
                .query(UUID.class)
                .optional();
    }

    /** The newest entries about what checks have found, newest first. */
    List<AuditEntry> findings(TenantId tenant, int most) {
        return sql.sql(ENTRY + "where tenant_id = ? and kind in (?, ?) order by sequence desc limit ?")
                .params(tenant.value(), AuditFindings.FOUND, AuditFindings.ENDED, most)
                .query(AuditRepository::entry)
                .list();
    }

    /** The kinds that occur, each by one step in the index. */
    List<String> kinds(TenantId tenant) {
        return sql.sql("""
                        with recursive known (kind) as (
                          (select kind from audit_entry where tenant_id = :tenant order by kind limit 1)
                          union all
                          select (select e.kind from audit_entry e where e.tenant_id = :tenant and e.kind > known.kind
                            order by e.kind limit 1) from known where known.kind is not null)
                        select kind from known where kind is not null
                        """)
                .param("tenant", tenant.value())
                .query((row, index) -> row.getString(1))
                .list();
    }

    Optional<AuditEntry> at(TenantId tenant, long sequence) {
        return page(tenant, sequence - 1, sequence, 1).stream().findFirst();
    }

    /** Does not wait for writers: an entry and its head become visible together. The query uses the index, whatever the statistics are. */
    End end(TenantId tenant) {
        return sql.sql("""
                        select coalesce(h.sequence, 0) as sequence, h.hash, coalesce(h.sequence, 0) < coalesce((
                            select e.sequence from audit_entry e where e.tenant_id = t.tenant_id
                            order by e.sequence desc limit 1), 0) as goes_on
                        from tenant t left join audit_head h using (tenant_id) where t.tenant_id = ?
                        """)
                .param(tenant.value())
                .query((row, index) -> new End(
                        row.getBytes("hash") == null ? Head.EMPTY : head(row, index), row.getBoolean("goes_on")))
                .optional()
                .orElse(new End(Head.EMPTY, false));
    }

    /** The number of the last anchored entry, as recorded in the database. */
    long anchored(TenantId tenant) {
        return sql.sql("select anchored from audit_head where tenant_id = ?")
                .param(tenant.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    void markAnchored(TenantId tenant, long sequence) {
        sql.sql("update audit_head set anchored = ? where tenant_id = ? and anchored < ?")
                .params(sequence, tenant.value(), sequence)
                .update();
    }

    /** Tenants whose chain has grown since its last anchor, ordered by id. */
    List<TenantId> toAnchor(@Nullable TenantId behind, int most) {
        return sql.sql("select audit_heads_to_anchor(?, ?)")
                .params(behind == null ? new UUID(0, 0) : behind.value(), most)
                .query((row, index) -> new TenantId(row.getObject(1, UUID.class)))
                .list();
    }

    private static Head head(ResultSet row, int index) throws SQLException {
        return new Head(row.getLong("sequence"), Hash.of(row.getBytes("hash")));
    }

    private static AuditEntry entry(ResultSet row, int index) throws SQLException {
        return new AuditEntry(
                row.getLong("sequence"),
                row.getTimestamp("at").toInstant(),
                personId(row.getObject("actor_id", UUID.class)),
                row.getString("kind"),
                row.getObject("request_id", UUID.class),
                row.getString("content"),
                Hash.of(row.getBytes("previous_hash")),
                Hash.of(row.getBytes("hash")),
                signature(row.getBytes("signature")),
                row.getObject("removal", UUID.class));
    }

    private static @Nullable PersonId personId(@Nullable UUID id) {
        return id == null ? null : new PersonId(id);
    }

    private static @Nullable Signature signature(byte @Nullable [] bytes) {
        return bytes == null ? null : Signature.of(bytes);
    }
}
