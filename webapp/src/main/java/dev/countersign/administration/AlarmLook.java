package dev.countersign.administration;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.approval.ApprovalCalledOff;
import dev.countersign.approval.ApprovalExpired;
import dev.countersign.approval.ApprovalPassed;
import dev.countersign.approval.TooFewAsked;
import dev.countersign.audit.AuditAppended;
import dev.countersign.job.OfTenant;
import dev.countersign.job.Outbox;
import dev.countersign.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Has the alarms of an organisation looked through soon after an act that may have mended what one of them is about. */
@Component
class AlarmLook {

    static final TaskDescriptor<Ref> LOOK = TaskDescriptor.of("look-through-alarms", Ref.class);

    /** Whose alarms. */
    record Ref(UUID tenant) implements OfTenant {}

    /** At least so long, and at most twice: for what follows the act, such as the approvals of somebody who has left, which go to others one by one. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** The alarms that such acts mend. */
    private static final Set<AlarmKind> MENDED =
            Set.of(AlarmKind.NOBODY_LEFT, AlarmKind.TOO_FEW_LEFT, AlarmKind.CALLS_FAIL, AlarmKind.GROUP_FULL);

    private static final Set<String> MENDING = Set.of(
            "person.added",
            "person.erased",
            "person.left",
            "person.replaced",
            "person.returned",
            "person.changed",
            "group.member-added",
            "group.member-removed",
            "group.replaced",
            "group.deleted",
            "department.head-changed",
            "template.published",
            "template.retired",
            "call.retried",
            "call.all-retried",
            "request.cancelled",
            "request.moved",
            "request.retried",
            "request.step-skipped",
            "request.withdrawn");

    private final Alarms alarms;
    private final TooFewAsked tooFewAsked;
    private final Outbox outbox;
    private final Clock clock;

    AlarmLook(Alarms alarms, TooFewAsked tooFewAsked, Outbox outbox, Clock clock) {
        this.alarms = alarms;
        this.tooFewAsked = tooFewAsked;
        this.outbox = outbox;
        this.clock = clock;
    }

    @EventListener
    void on(AuditAppended done) {
        if (MENDING.contains(done.kind()) && isFirst()) {
            soon(done.tenant());
        }
    }

    /** The acts of one transaction, such as those of an import, share one look, which begins after its end. */
    private boolean isFirst() {
        if (TransactionSynchronizationManager.hasResource(this)) {
            return false;
        }
        TransactionSynchronizationManager.bindResource(this, true);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(AlarmLook.this);
            }
        });
        return true;
    }

    @EventListener
    void on(ApprovalPassed passed) {
        soon(passed.tenant());
    }

    /** Also by what is no decision of somebody: only people who have left may be asked there. */
    @EventListener
    void on(ApprovalCalledOff calledOff) {
        soon(calledOff.tenant());
    }

    @EventListener
    void on(ApprovalExpired expired) {
        soon(expired.tenant());
    }

    /** In the transaction of the act. The acts of a moment share one look, which begins after all of them. */
    void soon(TenantId tenant) {
        if (alarms.isOpen(tenant, MENDED) || tooFewAsked.isAny(tenant)) {
            long moment = clock.instant().toEpochMilli() / PAUSE.toMillis();
            Instant due = Instant.ofEpochMilli(PAUSE.toMillis() * (moment + 2));
            outbox.put(LOOK, tenant + "@" + due.getEpochSecond(), new Ref(tenant.value()), due);
        }
    }
}
