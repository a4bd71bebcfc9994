package dev.countersign.intake;

import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import dev.countersign.text.StorableText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

@Repository
class IntakeRepository {

    /**
     * For whom something is handed in, and by what.
     *
     * @param name of the program, or of the token; null for what was handed in before names were kept
     */
    record From(
            PersonId person,
            @Nullable UUID program,
            @Nullable UUID token,
            @Nullable String name) {}

    /** What is stored for a key. */
    record Kept(TicketId ticket, boolean sameContent, Ticket.State state) {}

    /**
     * A request that is to be made.
     *
     * @param form missing if it could not be stored
     */
    record Waiting(From from, String template, JsonNode form, Optional<String> action) {}

    /** A failed one, with what is known of whoever asks. */
    record FailedRow(Ticket ticket, Optional<PersonId> person, Optional<String> program, Optional<Asking> asking) {}

    private static final String TICKET =
            "select ticket_id, state, template, request_id, failure, errors, created_at, person_id, made_by, machine, execution, title from intake ";

    private final JdbcClient sql;

    IntakeRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Stores it, unless something was stored for this key. Returns what is stored then. */
    Kept keep(TenantId tenant, TicketId ticket, From from, Handed handed, Instant now) {
        sql.sql("""
                        insert into intake (tenant_id, ticket_id, person_id, program_id, token_id, key_hash, content_hash, template, form, state,
                          created_at, sent_at, made_by, action)
                        values (:tenant, :ticket, :person, :program, :token, :key, :content, :template, :form, 'PENDING', :now, :now, :name, :action)
                        on conflict (tenant_id, person_id, key_hash) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("ticket", ticket.value())
                .param("person", from.person().value())
                .param("program", from.program())
                .param("token", from.token())
                .param("key", handed.keyHash())
                .param("content", handed.contentHash())
                .param("template", StorableText.of(handed.template()))
                .param("form", StorableText.of(handed.form().toString()))
                .param("now", Timestamp.from(now))
                .param("name", from.name())
                .param(
                        "action",
                        handed.action().isEmpty() ? null : handed.action().text())
                .update();
        return sql.sql("select ticket_id, content_hash, state from intake where person_id = ? and key_hash = ?")
                .params(from.person().value(), handed.keyHash())
                .query((row, index) -> new Kept(
                        new TicketId(row.getObject(1, UUID.class)),
                        Arrays.equals(row.getBytes(2), handed.contentHash()),
                        Ticket.State.valueOf(row.getString(3))))
                .single();
    }

    /** Stores that a message of a program cannot be made a request, without its content, unless this is stored. */
    void refuse(TenantId tenant, TicketId ticket, From from, String content, Ticket.Failure failure, Instant now) {
        sql.sql("""
                        insert into intake (tenant_id, ticket_id, person_id, program_id, key_hash, content_hash, template, state, failure,
                          created_at, sent_at, ended_at, made_by)
                        values (:tenant, :ticket, :person, :program, :hash, :hash, '', 'FAILED', :failure, :now, :now, :now, :name)
                        on conflict (tenant_id, person_id, key_hash) do nothing
                        """)
                .param("tenant", tenant.value())
                .param("ticket", ticket.value())
                .param("person", from.person().value())
                .param("program", from.program())
                .param("hash", Handed.hashOf(content))
                .param("failure", failure.name())
                .param("now", Timestamp.from(now))
                .param("name", from.name())
                .update();
    }

    /** Locks it until the transaction ends. Empty if it is made, has failed, or does not exist. */
    Optional<Waiting> lock(TicketId ticket) {
        return sql.sql("""
                        select person_id, program_id, token_id, made_by, template, form, action from intake
                        where ticket_id = ? and state = 'PENDING' for update
                        """)
                .param(ticket.value())
                .query((row, index) -> new Waiting(
                        new From(
                                new PersonId(row.getObject(1, UUID.class)),
                                row.getObject(2, UUID.class),
                                row.getObject(3, UUID.class),
                                row.getString(4)),
                        row.getString(5),
                        Optional.ofNullable(row.getString(6))
                                .map(JsonMapper.shared()::readTree)
                                .orElse(MissingNode.getInstance()),
                        Optional.ofNullable(row.getString(7))))
                .optional();
    }

    /** The request of a ticket that is done. */
    Optional<RequestId> requestOf(TicketId ticket) {
        return sql.sql("select request_id from intake where ticket_id = ? and request_id is not null")
                .param(ticket.value())
                .query((row, index) -> new RequestId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** A failed one; empty if it has not failed, or not any more. */
    Optional<Ticket> findFailed(TicketId ticket) {
        return sql.sql(TICKET + "where ticket_id = ? and state = 'FAILED'")
                .param(ticket.value())
                .query(IntakeRepository::ticket)
                .optional();
    }

    /** For whom; empty if it does not wait, or this is not known. */
    Optional<PersonId> personOfWaiting(TicketId ticket) {
        return sql.sql(
                        "select person_id from intake where ticket_id = ? and state = 'PENDING' and person_id is not null")
                .param(ticket.value())
                .query((row, index) -> new PersonId(row.getObject(1, UUID.class)))
                .optional();
    }

    void done(TicketId ticket, RequestId request, Instant now) {
        sql.sql(
                        "update intake set state = 'DONE', request_id = ?, form = null, action = null, ended_at = ? where ticket_id = ?")
                .params(request.value(), Timestamp.from(now), ticket.value())
                .update();
    }

    /** False if it does not wait. */
    boolean failed(TicketId ticket, Ticket.Failure failure, List<Ticket.Wrong> errors, Instant now) {
        return sql.sql("""
                        update intake set state = 'FAILED', failure = ?, errors = ?, ended_at = ?
                        where ticket_id = ? and state = 'PENDING'
                        """)
                        .params(
                                failure.name(),
                                StorableText.of(TicketErrors.written(errors)),
                                Timestamp.from(now),
                                ticket.value())
                        .update()
                == 1;
    }

    Optional<Ticket> find(TicketId ticket, PersonId person) {
        return sql.sql(TICKET + "where ticket_id = ? and person_id = ?")
                .params(ticket.value(), person.value())
                .query(IntakeRepository::ticket)
                .optional();
    }

    /** Newest first. */
    Page<FailedRow> failed(Range<TicketId> range) {
        String key = range.key().isPresent() ? "and ticket_id " + range.comparisonDescending() + " :key " : "";
        JdbcClient.StatementSpec found = sql.sql(TICKET + "where state = 'FAILED' " + key + "order by ticket_id "
                        + (range.isBackward() ? "" : "desc ") + "limit :limit")
                .param("limit", range.limit() + 1);
        range.key().ifPresent(after -> found.param("key", after.value()));
        return Page.of(found.query(IntakeRepository::failed).list(), range);
    }

    /** Those that failed wait again, the oldest ones. Without a form there is nothing to try. */
    List<TicketId> again(Optional<TicketId> one, int most, Instant now) {
        return sql.sql("""
                        update intake set state = 'PENDING', failure = null, errors = null, ended_at = null, sent_at = :now
                        where ticket_id in (
                          select ticket_id from intake where state = 'FAILED' and form is not null and (:one::uuid is null or ticket_id = :one)
                          order by ticket_id limit :most)
                        returning ticket_id
                        """)
                .param("one", one.map(TicketId::value).orElse(null))
                .param("most", most)
                .param("now", Timestamp.from(now))
                .query((row, index) -> new TicketId(row.getObject(1, UUID.class)))
                .list();
    }

    boolean discard(TicketId ticket) {
        return sql.sql("delete from intake where ticket_id = ? and state = 'FAILED'")
                        .param(ticket.value())
                        .update()
                == 1;
    }

    /** Those of which the queue was not told since, who are told now. */
    List<TicketId> forgotten(Instant before, int most, Instant now) {
        return sql.sql("""
                        update intake set sent_at = :now where ticket_id in (
                          select ticket_id from intake where state = 'PENDING' and sent_at < :before order by sent_at limit :most)
                        returning ticket_id
                        """)
                .param("now", Timestamp.from(now))
                .param("before", Timestamp.from(before))
                .param("most", most)
                .query((row, index) -> new TicketId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Ended ones whose ids are before this one, unless a task waits for the end of their request. */
    int forget(UUID before, int most) {
        return sql.sql("""
                        delete from intake where ticket_id in (
                          select ticket_id from intake where ticket_id < ? and (state = 'FAILED' or state = 'DONE' and task_token is null) order by ticket_id limit ?
                          for update skip locked)
                        """).params(before, most).update();
    }

    private static FailedRow failed(ResultSet row, int index) throws SQLException {
        return new FailedRow(
                ticket(row, index),
                Optional.ofNullable(row.getObject("person_id", UUID.class)).map(PersonId::new),
                Optional.ofNullable(row.getString("made_by")),
                row.getString("machine") == null ? Optional.empty() : Optional.of(AskingRepository.asking(row, index)));
    }

    private static Ticket ticket(ResultSet row, int index) throws SQLException {
        return new Ticket(
                new TicketId(row.getObject("ticket_id", UUID.class)),
                Ticket.State.valueOf(row.getString("state")),
                row.getString("template"),
                Optional.ofNullable(row.getObject("request_id", UUID.class)).map(RequestId::new),
                Optional.ofNullable(row.getString("failure")).map(Ticket.Failure::valueOf),
                Optional.ofNullable(row.getString("errors"))
                        .map(TicketErrors::read)
                        .orElse(List.of()),
                row.getTimestamp("created_at").toInstant());
    }
}
