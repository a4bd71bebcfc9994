package dev.countersign.approval;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.job.OfTenant;
import dev.countersign.job.Outbox;
import dev.countersign.people.PersonGone;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Looks whether what waits for somebody who has left without a successor can still be given without them. */
@Component
class LeaverCall {

    static final TaskDescriptor<Ref> LOOK = TaskDescriptor.of("look-for-shortages", Ref.class);

    private static final int MOST = 100;

    /**
     * A part of what waits for the person.
     *
     * @param after the last assignment of the part before; null for the first part
     */
    record Ref(UUID tenant, UUID person, @Nullable UUID after) implements OfTenant {}

    private final OpenAssignmentRepository open;
    private final ApprovalWork work;
    private final Shortages shortages;
    private final TenantTransaction transaction;
    private final Outbox outbox;
    private final Clock clock;

    LeaverCall(
            OpenAssignmentRepository open,
            ApprovalWork work,
            Shortages shortages,
            TenantTransaction transaction,
            Outbox outbox,
            Clock clock) {
        this.open = open;
        this.work = work;
        this.shortages = shortages;
        this.transaction = transaction;
        this.outbox = outbox;
        this.clock = clock;
    }

    @EventListener
    void on(PersonGone gone) {
        put(new Ref(gone.tenant().value(), gone.person().value(), null));
    }

    private void put(Ref ref) {
        String id = ref.person() + ">" + (ref.after() == null ? clock.instant() : ref.after());
        outbox.put(LOOK, id, ref, clock.instant());
    }

    void run(Ref ref) {
        TenantId tenant = new TenantId(ref.tenant());
        List<OpenAssignmentRepository.Held> held = transaction.call(
                tenant, () -> open.heldBy(new PersonId(ref.person()), Optional.ofNullable(ref.after()), MOST));
        held.forEach(one -> work.run(tenant, one.approval(), shortages::look));
        if (held.size() == MOST) {
            UUID last = held.getLast().assignment().value();
            transaction.run(tenant, () -> put(new Ref(ref.tenant(), ref.person(), last)));
        }
    }
}
