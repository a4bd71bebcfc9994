package dev.countersign.people;

import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When identity providers have signed people out. Each node is notified, as when the rights of a person change, and looks at its sessions. */
@Component
public class ProviderLogouts {

    /** The longest name of a session at a provider. The database enforces it, too. */
    public static final int LONGEST_SESSION = 500;

    private final TenantTransaction transaction;
    private final JdbcClient sql;
    private final Clock clock;

    ProviderLogouts(TenantTransaction transaction, JdbcClient sql, Clock clock) {
        this.transaction = transaction;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Ends sessions of the person.
     *
     * @param sid the one session at the provider that is over; empty for all of them
     * @param at sessions that began later go on
     * @param longest how long a session can last: what is known of earlier ones is forgotten
     */
    public void add(TenantId tenant, PersonId person, Optional<String> sid, Instant at, Duration longest) {
        transaction.run(tenant, () -> {
            sql.sql("delete from provider_logout where person_id = ? and at < ?")
                    .params(person.value(), Timestamp.from(clock.instant().minus(longest)))
                    .update();
            sql.sql("insert into provider_logout (tenant_id, person_id, sid, at) values (:tenant, :person, :sid, :at)")
                    .param("tenant", tenant.value())
                    .param("person", person.value())
                    .param("sid", sid.orElse(null))
                    .param("at", Timestamp.from(at))
                    .update();
        });
    }

    /**
     * Whether a session is over for the provider.
     *
     * @param since when it began here
     * @param sid what the provider calls it, if it does
     */
    public boolean isOver(TenantId tenant, PersonId person, Instant since, Optional<String> sid) {
        return transaction.call(
                tenant,
                () -> sql.sql("""
                                select exists (select from provider_logout
                                  where person_id = :person and at >= :since and (sid is null or sid = :sid))
                                """)
                        .param("person", person.value())
                        .param("since", Timestamp.from(since))
                        .param("sid", sid.orElse(null))
                        .query(Boolean.class)
                        .single());
    }
}
