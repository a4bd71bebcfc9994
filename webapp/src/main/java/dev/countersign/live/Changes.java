package dev.countersign.live;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Notifies open pages on every node of what a transaction has changed, after its commit. */
@Service
public class Changes {

    private final TenantTransaction transaction;
    private final Subscribers subscribers;
    private final Broadcast broadcast;

    Changes(TenantTransaction transaction, Subscribers subscribers, Broadcast broadcast) {
        this.transaction = transaction;
        this.subscribers = subscribers;
        this.broadcast = broadcast;
    }

    /** A request has changed. Joins the transaction that makes the change. */
    public void announce(TenantId tenant, UUID request, Collection<PersonId> people) {
        Change.OfRequest change = new Change.OfRequest(tenant, request, Set.copyOf(people));
        afterCommit(tenant, () -> {
            subscribers.tell(tenant, change);
            broadcast.send(change);
        });
    }

    /** Something else that these people's lists or counts show has changed. Joins the transaction that makes the change. */
    public void announce(TenantId tenant, Collection<PersonId> people) {
        Change.OfLists change = new Change.OfLists(tenant, Set.copyOf(people));
        afterCommit(tenant, () -> {
            subscribers.tell(tenant, change);
            broadcast.send(change);
        });
    }

    /**
     * Delivers the tenant's changes until closed. The page is called on the thread that made the change or received it, and must not block.
     */
    public Subscription subscribe(TenantId tenant, Consumer<Change> page) {
        return subscribers.add(tenant, page);
    }

    private void afterCommit(TenantId tenant, Runnable tell) {
        transaction.run(
                tenant,
                () -> TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCompletion(int status) {
                        // If it is unknown whether it has committed, an unneeded reading does no harm.
                        if (status != STATUS_ROLLED_BACK) {
                            tell.run();
                        }
                    }
                }));
    }
}
