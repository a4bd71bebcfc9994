package dev.countersign.notification;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Addresses to which no letters are sent. */
@Repository
class RefusalRepository {

    private final JdbcClient sql;

    RefusalRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Returns false if it is known, or the address was confirmed after the letter had been sent. */
    boolean add(TenantId tenant, PersonId person, Refusal refusal, Instant sent) {
        return sql.sql("""
                        insert into mail_refusal as known (tenant_id, person_id, address, kind, detail, refused_at)
                        values (:tenant, :person, :address, :kind, :detail, :now)
                        on conflict (tenant_id, person_id) do update
                        set address = excluded.address, kind = excluded.kind, detail = excluded.detail,
                          refused_at = excluded.refused_at, confirmed_at = null
                        where known.address <> excluded.address or known.confirmed_at < :sent
                        """)
                        .param("tenant", tenant.value())
                        .param("person", person.value())
                        .param("address", refusal.address())
                        .param("kind", refusal.reported() ? "REPORTED" : "PERMANENT")
                        .param("detail", refusal.detail())
                        .param("now", Timestamp.from(refusal.since()))
                        .param("sent", Timestamp.from(sent))
                        .update()
                == 1;
    }

    /** Of those of the people whose address of today refuses letters. */
    Map<PersonId, Refusal> of(Collection<PersonId> people) {
        Map<PersonId, Refusal> found = new HashMap<>();
        if (!people.isEmpty()) {
            sql.sql("""
                            select r.person_id, r.address, r.kind, r.detail, r.refused_at
                            from mail_refusal r join person p on p.tenant_id = r.tenant_id and p.person_id = r.person_id
                            where r.person_id = any (?) and r.confirmed_at is null and r.address = p.email
                            """)
                    .param(people.stream().map(PersonId::value).toArray(UUID[]::new))
                    .query(row -> {
                        found.put(new PersonId(row.getObject("person_id", UUID.class)), refusal(row));
                    });
        }
        return found;
    }

    /** Returns false if there was nothing to confirm. */
    boolean confirm(PersonId person, Instant now) {
        return sql.sql("update mail_refusal set confirmed_at = ? where person_id = ? and confirmed_at is null")
                        .params(Timestamp.from(now), person.value())
                        .update()
                == 1;
    }

    private static Refusal refusal(ResultSet row) throws SQLException {
        return new Refusal(
                row.getString("address"),
                row.getString("kind").equals("REPORTED"),
                row.getString("detail"),
                row.getTimestamp("refused_at").toInstant());
    }
}
