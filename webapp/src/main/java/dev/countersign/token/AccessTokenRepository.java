package dev.countersign.token;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccessTokenRepository {

    /** A token that can be used, with when it was used last, as far as that is stored. */
    record Valid(Caller caller, Optional<Instant> lastUsed) {}

    /** For how long an expired personal token stays in the list, so that its person sees why a program is refused. */
    private static final Duration SHOWN_EXPIRED = Duration.ofDays(30);

    private final JdbcClient sql;

    AccessTokenRepository(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(
            TenantId tenant,
            TokenId id,
            byte[] hash,
            PersonId person,
            @Nullable ProgramId program,
            Wanted wanted,
            Instant now,
            Instant expires) {
        sql.sql("""
                        insert into access_token (tenant_id, token_id, token_hash, person_id, program_id, name, scopes, created_at,
                          expires_at)
                        values (:tenant, :id, :hash, :person, :program, :name, :scopes, :now, :expires)
                        """)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .param("hash", hash)
                .param("person", person.value())
                .param("program", program == null ? null : program.value())
                .param("name", wanted.name())
                .param("scopes", codes(wanted.scopes()))
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expires))
                .update();
    }

    /** Only while its person is active, and its program acts for this person. */
    Optional<Valid> valid(TenantId tenant, byte[] hash, Instant now) {
        return sql.sql("""
                        select t.token_id, t.person_id, t.program_id, coalesce(g.name, t.name) as called, t.scopes, coalesce(p.language, p.locale) as spoken, coalesce(g.last_used_at, t.last_used_at) as used,
                          o.suspended_at is not null as suspended
                        from access_token t
                          join tenant o on o.tenant_id = t.tenant_id
                          join person p on p.tenant_id = t.tenant_id and p.person_id = t.person_id and p.active
                          left join program g on g.tenant_id = t.tenant_id and g.program_id = t.program_id
                        where t.token_hash = ? and t.expires_at > ?
                          and (t.program_id is null or (g.acts_for = t.person_id and g.expires_at > ?))
                        """)
                .params(hash, Timestamp.from(now), Timestamp.from(now))
                .query((row, index) -> new Valid(caller(tenant, row), moment(row, "used")))
                .optional();
    }

    List<AccessToken> ofPerson(PersonId person) {
        return sql.sql("""
                        select token_id, name, scopes, created_at, expires_at, last_used_at from access_token
                        where person_id = ? and program_id is null order by created_at desc, token_id
                        """)
                .param(person.value())
                .query(AccessTokenRepository::token)
                .list();
    }

    /** Deletes the person's own token; empty if there is none. */
    Optional<String> delete(PersonId person, TokenId id) {
        return sql.sql("""
                        delete from access_token where token_id = ? and person_id = ? and program_id is null returning name
                        """)
                .params(id.value(), person.value())
                .query(String.class)
                .optional();
    }

    void deleteOfProgram(ProgramId program) {
        sql.sql("delete from access_token where program_id = ?")
                .param(program.value())
                .update();
    }

    void use(TokenId id, Instant now) {
        sql.sql("update access_token set last_used_at = ? where token_id = ?")
                .params(Timestamp.from(now), id.value())
                .update();
    }

    /** Deletes at most 20 of them. It is called for each new token, so they do not pile up. */
    void deleteExpired(Instant now) {
        sql.sql("""
                        delete from access_token where token_id in (
                          select token_id from access_token
                          where expires_at < :now and (program_id is not null or expires_at < :shown)
                          order by expires_at limit 20 for update skip locked)
                        """)
                .param("now", Timestamp.from(now))
                .param("shown", Timestamp.from(now.minus(SHOWN_EXPIRED)))
                .update();
    }

    static String[] codes(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::code).toArray(String[]::new);
    }

    static Set<Scope> scopes(ResultSet row) throws SQLException {
        return Scope.read((String[]) row.getArray("scopes").getArray());
    }

    static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private static Caller caller(TenantId tenant, ResultSet row) throws SQLException {
        return new Caller(
                tenant,
                new PersonId(row.getObject("person_id", UUID.class)),
                new TokenId(row.getObject("token_id", UUID.class)),
                Optional.ofNullable(row.getObject("program_id", UUID.class)).map(ProgramId::new),
                row.getString("called"),
                scopes(row),
                Locale.forLanguageTag(row.getString("spoken")),
                row.getBoolean("suspended"));
    }

    private static AccessToken token(ResultSet row, int index) throws SQLException {
        return new AccessToken(
                new TokenId(row.getObject("token_id", UUID.class)),
                row.getString("name"),
                scopes(row),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                moment(row, "last_used_at"));
    }
}
