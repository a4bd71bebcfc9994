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
 * Says in a transaction what it changes, and tells open pages of it, on every node, after the commit and only then:
 * PostgreSQL keeps a notification until its transaction commits, and drops it with a rollback.
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

    /** A request has changed. Joins the transaction that makes the change. */
    public void announce(TenantId tenant, UUID request, Collection<PersonId> people) {
        announce(tenant, Payload.of(new Change.OfRequest(tenant, request, Set.copyOf(people))));
    }

    /** Something else that these people's lists or counts show has changed. Joins the transaction that makes the change. */
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
     * Hands over the tenant's changes until closed. The page is called on the one thread that listens: it must return at
     * once, handing its work to its own UI.
     */
    public Subscription subscribe(TenantId tenant, Consumer<Change> page) {
        return subscribers.add(tenant, page);
    }
}
