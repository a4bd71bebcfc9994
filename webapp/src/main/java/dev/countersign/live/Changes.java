package dev.countersign.live;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Announces the changes of a transaction to open pages on every node, after its commit: PostgreSQL sends a notification when its transaction
 * commits and drops it with a rollback.
 */
@Service
public class Changes {

    private final JdbcClient sql;
    private final TenantTransaction transaction;
    private final Subscribers subscribers;

    Changes(JdbcClient sql, TenantTransaction transaction, Subscribers subscribers) {
        this.sql = sql;
        this.transaction = transaction;
        this.subscribers = subscribers;
    }

    /** Announces that a request has changed. Call it in the transaction that changes it. */
    public void announce(TenantId tenant, UUID request, Collection<PersonId> people) {
        announce(tenant, Payload.of(new Change.OfRequest(tenant, request, Set.copyOf(people))));
    }

    /** Announces that lists or counts of these people have changed. Call it in the transaction that changes them. */
    public void announce(TenantId tenant, Collection<PersonId> people) {
        announce(tenant, Payload.of(new Change.OfLists(tenant, Set.copyOf(people))));
    }

    private void announce(TenantId tenant, List<String> payloads) {
        transaction.run(tenant, () -> {
            for (String payload : payloads) {
                sql.sql("select pg_notify(?, ?)")
                        .params(Listener.CHANNEL, payload)
                        .query((row, index) -> true)
                        .single();
            }
        });
    }

    /**
     * Passes the changes of the tenant to the page until the subscription is closed. The page is called on the only listening thread, so it must return
     * at once and do its work in its own UI.
     */
    public Subscription subscribe(TenantId tenant, Consumer<Change> page) {
        return subscribers.add(tenant, page);
    }
}
