package dev.countersign.moving;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.approval.MoveFit;
import dev.countersign.approval.RequestMoves;
import dev.countersign.definitions.text.Text;
import dev.countersign.job.OfTenant;
import dev.countersign.job.Outbox;
import dev.countersign.live.Changes;
import dev.countersign.request.LockedRequest;
import dev.countersign.request.Moving;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestWork;
import dev.countersign.template.StateMachinePublisher;
import dev.countersign.template.TemplateVersion;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Moves the requests of a batch. Each is a transaction of its own, which also notes what became of it; so a call that is repeated after a crash goes on with
 * those that wait. After {@value #MOST} of them the next call goes on.
 */
@Component
class MoveCall {

    static final TaskDescriptor<Ref> MOVE = TaskDescriptor.of("move-requests", Ref.class);

    private static final Logger LOG = LoggerFactory.getLogger(MoveCall.class);

    private static final int MOST = 100;

    /** @param part 0 for the first call */
    record Ref(UUID tenant, UUID batch, int part) implements OfTenant {}

    private final BatchRepository batches;
    private final RequestWork work;
    private final RequestMoves moves;
    private final Templates templates;
    private final StateMachinePublisher machines;
    private final TenantTransaction transaction;
    private final Outbox outbox;
    private final Changes changes;
    private final Clock clock;

    MoveCall(
            BatchRepository batches,
            RequestWork work,
            RequestMoves moves,
            Templates templates,
            StateMachinePublisher machines,
            TenantTransaction transaction,
            Outbox outbox,
            Changes changes,
            Clock clock) {
        this.batches = batches;
        this.work = work;
        this.moves = moves;
        this.templates = templates;
        this.machines = machines;
        this.transaction = transaction;
        this.outbox = outbox;
        this.changes = changes;
        this.clock = clock;
    }

    /** In the transaction of the caller. */
    void put(Ref ref) {
        outbox.put(MOVE, ref.batch() + " " + ref.part(), ref, clock.instant());
    }

    void run(Ref ref) {
        TenantId tenant = new TenantId(ref.tenant());
        BatchRepository.Batch batch = transaction
                .call(tenant, () -> batches.find(ref.batch()))
                .orElseThrow(() -> new IllegalStateException("There is no batch " + ref.batch()));
        TemplateVersion to = templates
                .find(tenant, batch.to())
                .orElseThrow(() -> new IllegalStateException("There is no template version " + batch.to()));
        if (ref.part() == 0) {
            publishAnew(tenant, to);
        }
        Moving.Order order = new Moving.Order(to.id(), to.version(), batch.steps(), batch.by(), batch.reason());
        List<RequestId> waiting = transaction.call(tenant, () -> batches.waiting(ref.batch(), MOST));
        waiting.forEach(request -> move(tenant, batch, request, to, order));
        transaction.run(tenant, () -> {
            if (waiting.size() < MOST) {
                batches.end(ref.batch(), clock.instant());
            } else {
                put(new Ref(ref.tenant(), ref.batch(), ref.part() + 1));
            }
            changes.announce(tenant, ref.batch(), Set.of());
            outbox.end();
        });
    }

    /** The version may have been published by a release whose state machines do not know what an execution before has done. */
    private void publishAnew(TenantId tenant, TemplateVersion to) {
        boolean upToDate = templates
                .stateMachineVersion(tenant, to.id())
                .filter(version -> machines.isUpToDate(version, to.definition()))
                .isPresent();
        if (upToDate) {
            return;
        }
        switch (machines.publish(tenant, to.id(), to.definition())) {
            case StateMachinePublisher.Result.Created(String version) ->
                templates.stateMachinePublished(tenant, to.id(), version);
            case StateMachinePublisher.Result.Refused(String reason) ->
                throw new IllegalStateException("Template version %s is refused: %s".formatted(to.id(), reason));
        }
    }

    private void move(
            TenantId tenant, BatchRepository.Batch batch, RequestId id, TemplateVersion to, Moving.Order order) {
        transaction.run(tenant, () -> {
            boolean found = work.run(tenant, id, request -> {
                if (batches.isWaiting(batch.id(), id)) {
                    MoveFit fit = move(request, batch, to, order);
                    batches.done(batch.id(), id, fit instanceof MoveFit.Stays stays ? stays : null, clock.instant());
                    LOG.debug("Request {} is moved: {}", id, fit);
                }
            });
            if (!found) {
                throw new IllegalStateException("There is no request " + id);
            }
            changes.announce(tenant, batch.id(), Set.of());
        });
    }

    private MoveFit move(LockedRequest request, BatchRepository.Batch batch, TemplateVersion to, Moving.Order order) {
        return request.filed().template().equals(batch.from())
                ? moves.move(request, to, order)
                : new MoveFit.Stays(MoveFit.Why.ON_ANOTHER_VERSION, Text.NONE);
    }
}
