package dev.countersign.approval;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.definitions.compile.Timeouts;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.job.OfTenant;
import dev.countersign.job.Outbox;
import dev.countersign.people.PersonId;
import dev.countersign.people.WorkingCalendar;
import dev.countersign.people.WorkingCalendars;
import dev.countersign.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The reminders and the expiry of an approval. Each is a call of the outbox, written by the transaction that asks people. A call for an approval that is
 * not open does nothing. So the calls stay as long as a decision can be undone, and are cancelled after the answer was sent.
 */
@Component
class Deadlines {

    static final TaskDescriptor<ApprovalRef> EXPIRE = TaskDescriptor.of("expire-approval", ApprovalRef.class);
    static final TaskDescriptor<Reminder> REMIND = TaskDescriptor.of("remind-approvers", Reminder.class);

    /** How long an approval stays open that was decided in time and is reopened after its due date. */
    private static final Duration GRACE = Duration.ofMinutes(15);

    /**
     * A reminder of an approval.
     *
     * @param number its position in the list of the template, from 0
     */
    record Reminder(UUID tenant, UUID approval, int number) implements OfTenant {}

    private final WorkingCalendars calendars;
    private final Outbox outbox;

    Deadlines(WorkingCalendars calendars, Outbox outbox) {
        this.calendars = calendars;
        this.outbox = outbox;
    }

    /**
     * When the people must have decided. It stays so when somebody else decides for one of them.
     *
     * @param people in whose working time it is counted
     */
    Instant due(TenantId tenant, Collection<PersonId> people, WorkingTime time, Instant asked) {
        // In the precision in which the database and the job runner compare, so that it is due when it is called.
        return calendars
                .of(tenant, people)
                .after(asked, time, latest(time, asked))
                .truncatedTo(ChronoUnit.MILLIS);
    }

    /** The calendar in which their time is counted. */
    WorkingCalendar calendar(TenantId tenant, Collection<PersonId> people) {
        return calendars.of(tenant, people);
    }

    /** The latest due date for which the execution waits, however little somebody works. */
    static Instant latest(WorkingTime time, Instant asked) {
        return Timeouts.latestAnswer(time, asked);
    }

    /** Schedules the expiry and the reminders. A reminder before the time of asking is left out. */
    void set(
            TenantId tenant,
            Collection<PersonId> people,
            ApprovalId approval,
            List<WorkingTime> reminders,
            Instant asked,
            Instant due) {
        outbox.put(EXPIRE, id(approval, due), ApprovalRef.of(tenant, approval), due);
        WorkingCalendar calendar = calendars.of(tenant, people);
        for (int number = 0; number < reminders.size(); number++) {
            Instant at = calendar.before(due, reminders.get(number), asked);
            if (at.isAfter(asked)) {
                outbox.put(
                        REMIND, id(approval, due, number), new Reminder(tenant.value(), approval.value(), number), at);
            }
        }
    }

    /**
     * Moves the expiry, and the reminders with it.
     *
     * @param approval with the due date so far
     */
    void move(
            TenantId tenant,
            Collection<PersonId> people,
            ApprovalRow approval,
            List<WorkingTime> reminders,
            Instant now,
            Instant due) {
        lift(approval, reminders);
        set(tenant, people, approval.id(), reminders, now, due);
    }

    /** Schedules another expiry, because the first one was due while the approval was decided. */
    void setAgain(TenantId tenant, ApprovalRow approval, Instant now) {
        if (!approval.dueAt().isAfter(now)) {
            Instant due = now.plus(GRACE);
            outbox.put(EXPIRE, id(approval.id(), due), ApprovalRef.of(tenant, approval.id()), due);
        }
    }

    /** Cancels the expiry and the reminders. */
    void lift(ApprovalRow approval, List<WorkingTime> reminders) {
        outbox.cancel(EXPIRE, id(approval.id(), approval.dueAt()));
        for (int number = 0; number < reminders.size(); number++) {
            outbox.cancel(REMIND, id(approval.id(), approval.dueAt(), number));
        }
    }

    /** A call of its own for each due date: a call that is being made while its due date is moved can be neither moved nor replaced. */
    private static String id(ApprovalId approval, Instant due) {
        return approval + "@" + due.toEpochMilli();
    }

    private static String id(ApprovalId approval, Instant due, int number) {
        return id(approval, due) + "#" + number;
    }
}
