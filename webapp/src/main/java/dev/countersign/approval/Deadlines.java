package dev.countersign.approval;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.job.Outbox;
import dev.countersign.people.WorkingCalendar;
import dev.countersign.people.WorkingCalendars;
import dev.countersign.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What the clock does to an approval: reminders before it is due, its expiry when it is. Each is a call of the outbox, written by the
 * transaction that asks people. A call that comes for an approval which is not open does nothing, so none is taken back as long as a
 * decision can be; they are when the approval has had its say.
 */
@Component
class Deadlines {

    static final TaskDescriptor<ApprovalRef> EXPIRE = TaskDescriptor.of("expire-approval", ApprovalRef.class);
    static final TaskDescriptor<Reminder> REMIND = TaskDescriptor.of("remind-approvers", Reminder.class);

    /** How long an approval stays open that was decided in time and is opened again after it was due. */
    private static final Duration GRACE = Duration.ofMinutes(15);

    /**
     * A reminder of an approval.
     *
     * @param number its place in the template's list, from 0
     */
    record Reminder(UUID tenant, UUID approval, int number) {}

    private final WorkingCalendars calendars;
    private final Outbox outbox;

    Deadlines(WorkingCalendars calendars, Outbox outbox) {
        this.calendars = calendars;
        this.outbox = outbox;
    }

    Instant due(TenantId tenant, ApprovalStep step, Instant asked) {
        // As fine as the database and the job runner compare, so that it is due when it is called.
        return calendars.of(tenant).after(asked, step.due()).truncatedTo(ChronoUnit.MILLIS);
    }

    /** A reminder that would have come before anybody was asked is none. */
    void set(TenantId tenant, ApprovalId approval, ApprovalStep step, Instant asked, Instant due) {
        outbox.put(EXPIRE, approval.toString(), ApprovalRef.of(tenant, approval), due);
        WorkingCalendar calendar = calendars.of(tenant);
        List<WorkingTime> reminders = step.reminders();
        for (int number = 0; number < reminders.size(); number++) {
            Instant at = calendar.before(due, reminders.get(number));
            if (at.isAfter(asked)) {
                outbox.put(REMIND, id(approval, number), new Reminder(tenant.value(), approval.value(), number), at);
            }
        }
    }

    /** Its expiry came while it was decided, and went by: it gets another. */
    void setAgain(TenantId tenant, ApprovalRow approval, Instant now) {
        if (!approval.dueAt().isAfter(now)) {
            String id = approval.id() + "@" + now.toEpochMilli();
            outbox.put(EXPIRE, id, ApprovalRef.of(tenant, approval.id()), now.plus(GRACE));
        }
    }

    /** Nothing is waited for any more. */
    void lift(ApprovalId approval, ApprovalStep step) {
        outbox.cancel(EXPIRE, approval.toString());
        for (int number = 0; number < step.reminders().size(); number++) {
            outbox.cancel(REMIND, id(approval, number));
        }
    }

    private static String id(ApprovalId approval, int number) {
        return approval + "#" + number;
    }
}
