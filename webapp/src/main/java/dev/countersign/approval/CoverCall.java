package dev.countersign.approval;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.audit.MembershipChanged;
import dev.countersign.away.AbsenceChanged;
import dev.countersign.away.StandIns;
import dev.countersign.job.OfTenant;
import dev.countersign.job.Outbox;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Gives what waits for somebody to their stand-in when they go away, and back when they are back. It acts on what is so when it runs, so a call
 * that comes twice, late or for nothing does no harm. Each approval is a transaction of its own; after {@value #MOST} of them the next call goes on.
 */
@Component
class CoverCall {

    static final TaskDescriptor<Ref> COVER = TaskDescriptor.of("cover-person", Ref.class);

    /** The most approvals of one call. */
    private static final int MOST = 100;

    /** @param after the last approval of the call before; null for the first call */
    record Ref(UUID tenant, UUID person, @Nullable UUID after) implements OfTenant {}

    private final StandIns standIns;
    private final AssignmentRepository assignments;
    private final Covering covering;
    private final Separation separation;
    private final ApprovalWork work;
    private final TenantTransaction transaction;
    private final Outbox outbox;
    private final Clock clock;

    CoverCall(
            StandIns standIns,
            AssignmentRepository assignments,
            Covering covering,
            Separation separation,
            ApprovalWork work,
            TenantTransaction transaction,
            Outbox outbox,
            Clock clock) {
        this.standIns = standIns;
        this.assignments = assignments;
        this.covering = covering;
        this.separation = separation;
        this.work = work;
        this.transaction = transaction;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** At once, when the absence begins, and when it ends. */
    @EventListener
    void on(AbsenceChanged changed) {
        Instant now = clock.instant();
        Ref ref = new Ref(changed.tenant().value(), changed.person().value(), null);
        new TreeSet<>(List.of(now, changed.startsAt(), changed.endsAt()))
                .tailSet(now)
                .forEach(at -> outbox.put(COVER, changed.person() + "@" + at.toEpochMilli(), ref, at));
    }

    /**
     * Others may have to be asked in place of somebody who has left the group, and nobody any more in place of somebody who is in it again. Who has left the
     * organisation stands in for nobody.
     */
    @EventListener
    void on(MembershipChanged changed) {
        Instant now = clock.instant();
        outbox.put(
                COVER,
                changed.person() + "@groups " + now.toEpochMilli(),
                new Ref(changed.tenant().value(), changed.person().value(), null),
                now);
    }

    void run(Ref ref) {
        TenantId tenant = new TenantId(ref.tenant());
        List<ApprovalId> waiting = transaction.call(tenant, () -> waiting(tenant, ref));
        waiting.forEach(id -> work.run(tenant, id, this::cover));
        if (waiting.size() == MOST) {
            UUID last = waiting.getLast().value();
            transaction.run(
                    tenant,
                    () -> outbox.put(
                            COVER,
                            ref.person() + ">" + last,
                            new Ref(ref.tenant(), ref.person(), last),
                            clock.instant()));
        }
    }

    private List<ApprovalId> waiting(TenantId tenant, Ref ref) {
        PersonId person = new PersonId(ref.person());
        List<PersonId> owners = Stream.concat(
                        Stream.of(person), standIns.passingThrough(tenant, person, clock.instant()).stream())
                .toList();
        return assignments.undecidedOf(owners, Optional.ofNullable(ref.after()).map(ApprovalId::new), MOST);
    }

    private void cover(LockedApproval approval) {
        if (approval.filed().status().isOpen() && approval.row().isOpen()) {
            Map<PersonId, PersonId> moved = covering.cover(approval);
            separation.review(approval.request()).forEach(approval.request()::publish);
            covering.tell(approval, moved);
        }
    }
}
