package dev.countersign.token;

import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ProgramRepository {

    private static final String ROW = """
            select g.tenant_id, g.program_id, g.name, g.acts_for, g.scopes, g.created_at, g.expires_at, g.last_used_at, g.state_machine, p.name as person, p.email, p.active
            from program g join person p on p.tenant_id = g.tenant_id and p.person_id = g.acts_for
            """;

    private final JdbcClient sql;

    ProgramRepository(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(
            TenantId tenant,
            ProgramId id,
            byte[] hash,
            PersonId actsFor,
            PersonId by,
            Wanted wanted,
            Instant now,
            Instant expires) {
        sql.sql("""
                        insert into program (tenant_id, program_id, name, acts_for, scopes, secret_hash, created_at, created_by, expires_at)
                        values (:tenant, :id, :name, :for, :scopes, :hash, :now, :by, :expires)
                        """)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .param("name", wanted.name())
                .param("for", actsFor.value())
                .param("scopes", AccessTokenRepository.codes(wanted.scopes()))
                .param("hash", hash)
                .param("now", Timestamp.from(now))
                .param("by", by.value())
                .param("expires", Timestamp.from(expires))
                .update();
    }

    List<Program> all(int most) {
        return sql.sql(ROW + "order by g.name, g.program_id limit ?")
                .param(most)
                .query(ProgramRepository::program)
                .list();
    }

    Optional<Program> find(ProgramId id) {
        return one("where g.program_id = ?", id.value());
    }

    /** Nobody else changes it until the transaction ends. What was read before may have changed. */
    void lock(ProgramId id) {
        sql.sql("select 1 from program where program_id = ? for no key update")
                .param(id.value())
                .query(Integer.class)
                .optional();
    }

    /** The program with this secret. */
    Optional<Program> withSecret(ProgramId id, byte[] hash) {
        return one("where g.program_id = ? and g.secret_hash = ?", id.value(), hash);
    }

    /** The program in whose name this state machine asks. */
    Optional<Program> ofStateMachine(String arn) {
        return one("where g.state_machine = ?", arn);
    }

    private Optional<Program> one(String where, Object... parameters) {
        return sql.sql(ROW + where)
                .params(parameters)
                .query(ProgramRepository::program)
                .optional();
    }

    Optional<byte[]> secretHash(ProgramId id) {
        return sql.sql("select secret_hash from program where program_id = ?")
                .param(id.value())
                .query((row, index) -> row.getBytes(1))
                .optional();
    }

    int count() {
        return sql.sql("select count(*) from program").query(Integer.class).single();
    }

    void secret(ProgramId id, byte[] hash, Instant expires) {
        sql.sql("update program set secret_hash = ?, expires_at = ? where program_id = ?")
                .params(hash, Timestamp.from(expires), id.value())
                .update();
    }

    void actFor(ProgramId id, PersonId person) {
        sql.sql("update program set acts_for = ? where program_id = ?")
                .params(person.value(), id.value())
                .update();
    }

    /**
     * Lets a state machine ask in its name. False if this one asks in the name of another program.
     *
     * @param arn empty for none
     */
    boolean stateMachine(ProgramId id, String arn) {
        return sql.sql("""
                        update program set state_machine = nullif(:arn, '')
                        where program_id = :id and not exists (select from program where state_machine = :arn and program_id <> :id)
                        """).param("arn", arn).param("id", id.value()).update() == 1;
    }

    void delete(ProgramId id) {
        sql.sql("delete from program where program_id = ?").param(id.value()).update();
    }

    void use(ProgramId id, Instant now) {
        sql.sql("update program set last_used_at = ? where program_id = ?")
                .params(Timestamp.from(now), id.value())
                .update();
    }

    private static Program program(ResultSet row, int index) throws SQLException {
        ProgramId id = new ProgramId(row.getObject("program_id", UUID.class));
        return new Program(
                id,
                TokenText.client(new TenantId(row.getObject("tenant_id", UUID.class)), id),
                row.getString("name"),
                new PersonName(
                        new PersonId(row.getObject("acts_for", UUID.class)),
                        row.getString("person"),
                        row.getString("email")),
                row.getBoolean("active"),
                AccessTokenRepository.scopes(row),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                AccessTokenRepository.moment(row, "last_used_at"),
                Optional.ofNullable(row.getString("state_machine")));
    }
}
