package dev.countersign.approval;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.alarm.AlarmAbout;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.audit.ActOrigin;
import dev.countersign.audit.ActOrigins;
import dev.countersign.job.OfTenant;
import dev.countersign.job.Outbox;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonLeft;
import dev.countersign.people.PersonNotActive;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Reassigns what waits for somebody who has left, as {@link Succession} says. Each approval is a unit of its own, so that a call that was interrupted
 * continues with the rest. What nobody may decide stays, and an alarm says so.
 */
@Component
class ReplaceCall {

    static final TaskDescriptor<Ref> REPLACE = TaskDescriptor.of("replace-person", Ref.class);

    private static final Logger LOG = LoggerFactory.getLogger(ReplaceCall.class);

    /** The most approvals of one call. */
    private static final int MOST = 100;

    /**
     * The person, their successor, and who says so.
     *
     * @param after the last assignment of the call before; null for the first call
     * @param note why; null for what was written when the person left
     */
    record Ref(
            UUID tenant,
            UUID person,
            UUID successor,
            UUID by,
            @Nullable UUID after,
            @Nullable String note) implements OfTenant {}

    private final OpenAssignmentRepository open;
    private final ApprovalRepository approvals;
    private final Handovers handovers;
    private final People people;
    private final TenantTransaction transaction;
    private final ActOrigins origins;
    private final ApprovalWork work;
    private final Shortages shortages;
    private final Alarms alarms;
    private final Outbox outbox;
    private final Clock clock;

    ReplaceCall(
            OpenAssignmentRepository open,
            ApprovalRepository approvals,
            Handovers handovers,
            People people,
            TenantTransaction transaction,
            ActOrigins origins,
            ApprovalWork work,
            Shortages shortages,
            Alarms alarms,
            Outbox outbox,
            Clock clock) {
        this.origins = origins;
        this.work = work;
        this.shortages = shortages;
        this.alarms = alarms;
        this.open = open;
        this.approvals = approvals;
        this.handovers = handovers;
        this.people = people;
        this.transaction = transaction;
        this.outbox = outbox;
        this.clock = clock;
    }

    @EventListener
    void on(PersonLeft left) {
        put(new Ref(
                left.tenant().value(),
                left.person().value(),
                left.successor().value(),
                left.by().value(),
                null,
                null));
    }

    void run(Ref ref) {
        TenantId tenant = new TenantId(ref.tenant());
        PersonId person = new PersonId(ref.person());
        Optional<String> note = people.noteOfLeaver(tenant, person, new PersonId(ref.successor()));
        if (note.isEmpty()) {
            // They have come back meanwhile, and may have left again for another successor.
            return;
        }
        List<OpenAssignmentRepository.Held> held =
                transaction.call(tenant, () -> open.heldBy(person, Optional.ofNullable(ref.after()), MOST));
        String why = ref.note() == null ? note.get() : ref.note();
        origin(ref).run(() -> {
            boolean allowed = held.stream().allMatch(one -> pass(ref, one.approval(), why));
            if (allowed) {
                putRest(ref, held);
            }
        });
    }

    /** Where the act came from that this call carries on with. */
    private ActOrigin origin(Ref ref) {
        String person = ref.person().toString();
        String successor = ref.successor().toString();
        return origins.find(
                new TenantId(ref.tenant()),
                new PersonId(ref.by()),
                List.of("person.left", "person.replaced"),
                act -> person.equals(act.get("person")) && successor.equals(act.get("successor")));
    }

    private void putRest(Ref ref, List<OpenAssignmentRepository.Held> held) {
        if (held.size() == MOST) {
            UUID last = held.getLast().assignment().value();
            transaction.run(
                    new TenantId(ref.tenant()),
                    () -> put(new Ref(ref.tenant(), ref.person(), ref.successor(), ref.by(), last, ref.note())));
        }
    }

    /** Returns false if whoever wanted this may not act any more. */
    private boolean pass(Ref ref, ApprovalId approval, String note) {
        Actor by = new Actor(new TenantId(ref.tenant()), new PersonId(ref.by()), Set.of());
        try {
            HandoverResult result =
                    handovers.inherit(by, approval, new PersonId(ref.person()), new PersonId(ref.successor()), note);
            if (!(result instanceof HandoverResult.HandedOver)) {
                LOG.info("Approval {} stays with a person who has left: {}", approval, result);
                work.run(by.tenant(), approval, shortages::look);
                if (transaction.call(by.tenant(), () -> approvals.isLeftAlone(approval))) {
                    alarms.raise(
                            by.tenant(),
                            AlarmKind.NOBODY_LEFT,
                            ref.person().toString(),
                            Map.of(AlarmAbout.APPROVALS, "1"));
                }
            }
            return true;
        } catch (PersonNotActive refused) {
            LOG.warn("What {} held stays: {} may not act any more", ref.person(), ref.by(), refused);
            return false;
        }
    }

    void put(Ref ref) {
        String id = ref.person() + ">" + ref.successor() + ">" + (ref.after() == null ? "" : ref.after());
        outbox.put(REPLACE, id, ref, clock.instant());
    }
}
