package dev.countersign.intake;

import dev.countersign.approval.SealedToken;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import dev.countersign.text.StorableText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tickets of state machines, and the tasks that wait for what becomes of them. */
@Repository
class AskingRepository {

    private static final int LONGEST_TEMPLATE = 200;

    private final JdbcClient sql;

    AskingRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Stores what a task asks, unless it is stored. What is not whole is stored without a form. Returns the ticket that is stored then. */
    TicketId keep(TenantId tenant, TicketId ticket, Asking asking, Handed handed, Instant now) {
        boolean whole = handed.isWhole();
        sql.sql("""
                        insert into intake (tenant_id, ticket_id, key_hash, content_hash, template, form, action, state, created_at, sent_at, machine, execution, title)
                        select :tenant, :ticket, :key, :content, :template, :form, :action, 'PENDING', :now, :now, :machine, :execution, :title
                        where not exists (select from intake where key_hash = :key and task_token is not null)
                        on conflict do nothing
                        """)
                .param("tenant", tenant.value())
                .param("ticket", ticket.value())
                .param("key", handed.keyHash())
                .param("content", handed.contentHash())
                .param("template", cut(handed.template()))
                .param("form", whole ? StorableText.of(handed.form().toString()) : null)
                .param(
                        "action",
                        whole && !handed.action().isEmpty() ? handed.action().text() : null)
                .param("now", Timestamp.from(now))
                .param("machine", asking.machine())
                .param("execution", asking.execution())
                .param("title", cut(asking.title()))
                .update();
        return sql.sql("""
                        select ticket_id from intake where key_hash = ? and (machine is not null or task_token is not null) order by ticket_id limit 1
                        """)
                .param(handed.keyHash())
                .query((row, index) -> new TicketId(row.getObject(1, UUID.class)))
                .single();
    }

    /** Empty if no state machine asks for this ticket. */
    Optional<Asking> find(TicketId ticket) {
        return sql.sql("select machine, execution, title from intake where ticket_id = ? and machine is not null")
                .param(ticket.value())
                .query(AskingRepository::asking)
                .optional();
    }

    /** The same, if it is to be made. */
    Optional<Asking> waiting(TicketId ticket) {
        return sql.sql(
                        "select machine, execution, title from intake where ticket_id = ? and machine is not null and state = 'PENDING'")
                .param(ticket.value())
                .query(AskingRepository::asking)
                .optional();
    }

    /** In whose name it asks. */
    void inTheNameOf(TicketId ticket, IntakeRepository.From from) {
        sql.sql(
                        "update intake set person_id = ?, program_id = ?, made_by = ? where ticket_id = ? and state = 'PENDING'")
                .param(from.person().value())
                .param(from.program())
                .param(from.name())
                .param(ticket.value())
                .update();
    }

    /** Whether a ticket of the state machine has failed. */
    boolean hasFailed(String machine) {
        return sql.sql("select exists (select from intake where state = 'FAILED' and machine = ?)")
                .param(machine)
                .query(Boolean.class)
                .single();
    }

    /** The token of the task that waits for what becomes of it. */
    void task(TicketId ticket, SealedToken token) {
        sql.sql("update intake set task_token = ? where ticket_id = ? and state = 'PENDING' and task_token is null")
                .params(token.ciphertext(), ticket.value())
                .update();
    }

    /** The same; empty if no task waits for it any more. */
    Optional<SealedToken> taskOf(TicketId ticket) {
        return sql.sql("select task_token from intake where ticket_id = ? and task_token is not null")
                .param(ticket.value())
                .query((row, index) -> SealedToken.of(row.getBytes(1)))
                .optional();
    }

    /** The ticket of this request, if a task waits for its end. */
    Optional<TicketId> awaited(RequestId request) {
        return sql.sql("select ticket_id from intake where request_id = ? and task_token is not null")
                .param(request.value())
                .query((row, index) -> new TicketId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** Its task waits no longer. */
    void answered(TicketId ticket) {
        sql.sql("update intake set task_token = null where ticket_id = ?")
                .param(ticket.value())
                .update();
    }

    static Asking asking(ResultSet row, int index) throws SQLException {
        return new Asking(row.getString("machine"), row.getString("execution"), row.getString("title"));
    }

    private static String cut(String text) {
        String stored = StorableText.of(text);
        return stored.length() <= LONGEST_TEMPLATE ? stored : stored.substring(0, LONGEST_TEMPLATE - 1) + "…";
    }
}
