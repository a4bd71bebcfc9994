package dev.countersign.audit;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds who caused changes of rights: the actor of the signed entry that the same transaction has added to the log. Whoever writes into the database by
 * other ways cannot add such an entry, and so names nobody as the cause.
 */
@Repository
class RightsCauses {

    /** So far back from the end of the log is looked. Changes are recorded within seconds. */
    private static final int ENTRIES = 5_000;

    /** Who acted, and from where. */
    record Cause(PersonId actor, ActOrigin origin) {}

    private record Found(String transaction, Cause cause) {}

    private final JdbcClient sql;

    RightsCauses(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * The causes that are known, by transaction. In the transaction of the tenant.
     *
     * @param transactions as the database numbers them
     */
    Map<String, Cause> of(TenantId tenant, Collection<String> transactions) {
        return sql
                .sql("""
                        select xmin::text as transaction, actor_id, content from audit_entry
                        where tenant_id = :tenant and actor_id is not null and xmin::text = any (:transactions)
                          and sequence > (select sequence from audit_head where tenant_id = :tenant) - :entries
                        order by sequence
                        """)
                .param("tenant", tenant.value())
                .param("transactions", transactions.toArray(String[]::new))
                .param("entries", ENTRIES)
                .query((row, index) -> new Found(
                        row.getString("transaction"),
                        new Cause(
                                new PersonId(row.getObject("actor_id", UUID.class)),
                                Origin.of(row.getString("content")))))
                .list()
                .stream()
                .collect(Collectors.toMap(Found::transaction, Found::cause, (first, _) -> first));
    }
}
