package dev.countersign.administration;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.approval.ApprovalPassed;
import dev.countersign.audit.AuditAppended;
import dev.countersign.job.OfTenant;
import dev.countersign.job.Outbox;
import dev.countersign.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has the alarms of an organisation looked through soon after an act that may have mended what one of them is about. */
@Component
class AlarmLook {

    static final TaskDescriptor<Ref> LOOK = TaskDescriptor.of("look-through-alarms", Ref.class);

    /** Whose alarms. */
    record Ref(UUID tenant) implements OfTenant {}

    /** For what follows the act, such as the approvals of somebody who has left, which go to others one by one. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private static final Set<String> MENDING = Set.of(
            "person.left",
            "person.replaced",
            "person.returned",
            "person.changed",
            "group.member-added",
            "group.replaced",
            "group.deleted",
            "department.head-changed",
            "template.published",
            "template.retired",
            "call.retried",
            "call.all-retried");

    private final Alarms alarms;
    private final Outbox outbox;
    private final Clock clock;

    AlarmLook(Alarms alarms, Outbox outbox, Clock clock) {
        this.alarms = alarms;
        this.outbox = outbox;
        this.clock = clock;
    }

    @EventListener
    void on(AuditAppended done) {
        if (MENDING.contains(done.kind())) {
            soon(done.tenant());
        }
    }

    @EventListener
    void on(ApprovalPassed passed) {
        soon(passed.tenant());
    }

    private void soon(TenantId tenant) {
        if (Stream.of(AlarmKind.NOBODY_LEFT, AlarmKind.CALLS_FAIL).anyMatch(kind -> alarms.isOpen(tenant, kind))) {
            outbox.put(
                    LOOK,
                    tenant.toString(),
                    new Ref(tenant.value()),
                    clock.instant().plus(PAUSE));
        }
    }
}
