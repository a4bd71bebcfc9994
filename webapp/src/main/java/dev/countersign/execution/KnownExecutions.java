package dev.countersign.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantTransaction;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the execution of a request from our own rows, independent of any message. */
@Component
class KnownExecutions {

    private static final int MOST_KEPT = 10_000;

    /**
     * Which execution counts changes only when the request is moved to another version of its template. What another node has moved is noticed when a message
     * is not confirmed by the execution known here, or by the events, which say how often the request had been moved.
     */
    private final Cache<RequestRef, ExecutionRun> runs =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    private final Templates templates;
    private final ExecutionOrders orders;
    private final TenantTransaction transaction;

    KnownExecutions(Templates templates, ExecutionOrders orders, TenantTransaction transaction) {
        this.templates = templates;
        this.orders = orders;
        this.transaction = transaction;
    }

    /** Perhaps from before a move. Empty if the tenant has no such request. */
    Optional<KnownExecution> of(RequestRef ref) {
        return run(ref).flatMap(run -> known(ref, run));
    }

    /** As it is now. Empty if the tenant has no such request. */
    Optional<KnownExecution> now(RequestRef ref) {
        runs.invalidate(ref);
        return of(ref);
    }

    /** The execution as it is now, if it is another one than this. */
    Optional<KnownExecution> other(RequestRef ref, KnownExecution than) {
        return now(ref).filter(known -> !known.run().equals(than.run()));
    }

    /** For a caller that has read which execution counts, which saves reading it for the first message. */
    void keep(RequestRef ref, ExecutionRun run) {
        runs.put(ref, run);
    }

    private Optional<ExecutionRun> run(RequestRef ref) {
        ExecutionRun kept = runs.getIfPresent(ref);
        if (kept != null) {
            return Optional.of(kept);
        }
        Optional<ExecutionRun> read = transaction.call(ref.tenantId(), () -> orders.runOf(ref.request()));
        read.ifPresent(run -> runs.put(ref, run));
        return read;
    }

    private Optional<KnownExecution> known(RequestRef ref, ExecutionRun run) {
        return templates
                .find(ref.tenantId(), run.template())
                .map(version -> new KnownExecution(
                        version.definition(),
                        version.stateMachineVersion()
                                .map(machine -> ExecutionArn.of(machine, ref.request(), run.moves())),
                        run));
    }
}
