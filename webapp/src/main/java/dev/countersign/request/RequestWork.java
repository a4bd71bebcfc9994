package dev.countersign.request;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.live.Changes;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The unit of work on a request, and the only way to change one: in the tenant's transaction it locks the request's row, so that everything
 * that happens to a request happens one after the other; lets the caller check and change; then notifies open pages, and appends to the audit
 * log, which is written just before the commit.
 *
 * <p>Called again inside for the same request it joins: what listeners of a domain event do is part of the unit, and its end comes once. For
 * another request it refuses with an {@link IllegalStateException}: two transactions that lock two requests in different order wait for each
 * other.
 */
@Service
public class RequestWork {

    private final FiledRequests requests;
    private final RequestAccess access;
    private final TenantTransaction transaction;
    private final ActorTransaction acting;
    private final Changes changes;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RequestWork(
            FiledRequests requests,
            RequestAccess access,
            TenantTransaction transaction,
            ActorTransaction acting,
            Changes changes,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.requests = requests;
        this.access = access;
        this.transaction = transaction;
        this.acting = acting;
        this.changes = changes;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Empty, and no work done, if there is no such request for this person; the attempt is recorded. */
    <T> Optional<T> as(Actor actor, RequestId id, BiFunction<Actor, LockedRequest, T> work) {
        return acting.call(actor, present -> {
            Optional<T> done = on(
                            present.tenant(),
                            id,
                            request -> acting.again(
                                    present,
                                    now -> access.mayAct(now, request.filed())
                                            ? Optional.of(work.apply(now, request))
                                            : Optional.<T>empty()))
                    .flatMap(Function.identity());
            if (done.isEmpty()) {
                access.refused(present, id);
            }
            return done;
        });
    }

    /** Empty, and no work done, if the tenant has no such request. It authorizes nobody. */
    public <T> Optional<T> on(TenantId tenant, RequestId id, Function<LockedRequest, T> work) {
        return transaction.call(
                tenant,
                () -> TransactionSynchronizationManager.getResource(this) instanceof LockedRequest outer
                        ? Optional.of(work.apply(joined(outer, id)))
                        : requests.lock(tenant, id).map(filed -> begin(tenant, filed, work)));
    }

    /** As {@link #on}; false where the tenant has no such request. */
    public boolean run(TenantId tenant, RequestId id, Consumer<LockedRequest> work) {
        return on(tenant, id, request -> {
                    work.accept(request);
                    return true;
                })
                .isPresent();
    }

    /** The end of a unit. A request that this transaction has inserted needs no lock, because no other transaction sees it yet. */
    void end(TenantId tenant, RequestId id, Set<PersonId> concerned, List<AuditEvent> records) {
        if (!concerned.isEmpty()) {
            changes.announce(tenant, id.value(), concerned);
        }
        records.forEach(event -> audit.append(tenant, event));
    }

    private static LockedRequest joined(LockedRequest outer, RequestId id) {
        if (!outer.id().equals(id)) {
            throw new IllegalStateException("The unit of request %s cannot lock request %s".formatted(outer.id(), id));
        }
        return outer;
    }

    private <T> T begin(TenantId tenant, FiledRequest filed, Function<LockedRequest, T> work) {
        LockedRequest request =
                new LockedRequest(tenant, filed, clock.instant().truncatedTo(ChronoUnit.MILLIS), events);
        TransactionSynchronizationManager.bindResource(this, request);
        try {
            T done = work.apply(request);
            end(tenant, request.id(), request.isChanged() ? access.concerned(filed) : Set.of(), request.records());
            return done;
        } finally {
            TransactionSynchronizationManager.unbindResource(this);
        }
    }
}
