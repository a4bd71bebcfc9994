package dev.countersign.approval;

import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.request.RequestWork;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The unit of work on an approval: that of its request, whose row is locked first, by everybody, and then the approval's. */
@Component
class ApprovalWork {

    private final ActorTransaction acting;
    private final TenantTransaction transaction;
    private final RequestWork requests;
    private final ApprovalRepository approvals;

    ApprovalWork(
            ActorTransaction acting,
            TenantTransaction transaction,
            RequestWork requests,
            ApprovalRepository approvals) {
        this.acting = acting;
        this.transaction = transaction;
        this.requests = requests;
        this.approvals = approvals;
    }

    /**
     * Does the work as the person is now. Whether they may do it is for the work to know.
     *
     * @param which looks the approval up in the same transaction
     * @return empty, and no work done, where there is no such approval
     */
    <T> Optional<T> as(
            Actor actor, Function<Actor, Optional<ApprovalId>> which, BiFunction<Actor, LockedApproval, T> work) {
        return acting.call(
                actor,
                present -> which.apply(present)
                        .flatMap(id -> on(
                                present.tenant(),
                                id,
                                approval -> acting.again(present, now -> work.apply(now, approval)))));
    }

    /** Does the work of the system itself. Empty, and no work done, where there is no such approval. */
    <T> Optional<T> on(TenantId tenant, ApprovalId id, Function<LockedApproval, T> work) {
        return transaction.call(
                tenant,
                () -> approvals
                        .find(id)
                        .flatMap(row -> requests.on(
                                tenant,
                                row.request(),
                                request -> work.apply(new LockedApproval(
                                        request, approvals.lock(id).orElseThrow())))));
    }

    /** As {@link #on}; where there is no such approval, nothing is done. */
    void run(TenantId tenant, ApprovalId id, Consumer<LockedApproval> work) {
        this.<Boolean>on(tenant, id, approval -> {
            work.accept(approval);
            return true;
        });
    }
}
