package dev.countersign.intake;

import dev.countersign.approval.TokenCipher;
import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.execution.IntakeQueue;
import dev.countersign.execution.TaskAnswers;
import dev.countersign.execution.TaskToken;
import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Requests that were handed in and could not be made, for those who see alarms; administrators have them made once the cause is mended. */
@Service
public class FailedTickets {

    /** The most that one act tries again. */
    public static final int MOST = 500;

    private final ActorTransaction acting;
    private final IntakeRepository tickets;
    private final AskingRepository askings;
    private final MachineAlarms alarms;
    private final IntakeQueue queue;
    private final TaskAnswers tasks;
    private final TokenCipher cipher;
    private final People people;
    private final AuditLog audit;
    private final SecurityRecords refusals;
    private final Clock clock;

    FailedTickets(
            ActorTransaction acting,
            IntakeRepository tickets,
            AskingRepository askings,
            MachineAlarms alarms,
            IntakeQueue queue,
            TaskAnswers tasks,
            TokenCipher cipher,
            People people,
            AuditLog audit,
            SecurityRecords refusals,
            Clock clock) {
        this.acting = acting;
        this.tickets = tickets;
        this.askings = askings;
        this.alarms = alarms;
        this.queue = queue;
        this.tasks = tasks;
        this.cipher = cipher;
        this.people = people;
        this.audit = audit;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Newest first; nothing for whoever may not see alarms. */
    public Page<FailedTicket> page(Actor actor, Range<TicketId> range) {
        return acting.call(
                actor, present -> present.may(Right.SEE_ALARMS) ? read(present, range) : new Page<>(List.of(), false));
    }

    private Page<FailedTicket> read(Actor present, Range<TicketId> range) {
        Page<IntakeRepository.FailedRow> page = tickets.failed(range);
        Map<PersonId, PersonName> names = people.names(
                present.tenant(),
                page.rows().stream()
                        .flatMap(row -> row.person().stream())
                        .distinct()
                        .toList());
        return new Page<>(page.rows().stream().map(row -> failed(row, names)).toList(), page.more());
    }

    private static FailedTicket failed(IntakeRepository.FailedRow row, Map<PersonId, PersonName> names) {
        Ticket ticket = row.ticket();
        return new FailedTicket(
                ticket.id(),
                row.person().flatMap(person -> Optional.ofNullable(names.get(person))),
                row.program(),
                row.asking(),
                ticket.template(),
                ticket.failure().orElse(Ticket.Failure.INVALID),
                ticket.errors(),
                ticket.createdAt());
    }

    /** Has the request made again. False if it has not failed, or the person may not. Calls AWS after its transaction: call it outside one. */
    public boolean retry(Actor actor, TicketId ticket) {
        return !again(actor, Optional.of(ticket), 1).isEmpty();
    }

    /** The same for the oldest {@value #MOST}. Returns how many. */
    public int retryAll(Actor actor) {
        return again(actor, Optional.empty(), MOST).size();
    }

    /** What the queue is not told of now, the job tells it later. */
    private List<TicketId> again(Actor actor, Optional<TicketId> one, int most) {
        List<TicketId> again = acting.call(actor, present -> {
            if (!mayAct(present, one.map(TicketId::toString).orElse("all"))) {
                return List.<TicketId>of();
            }
            List<TicketId> found = tickets.again(one, most, clock.instant());
            if (!found.isEmpty()) {
                record(
                        present,
                        "intake.retried",
                        one.map(ticket -> Map.of("ticket", ticket.toString()))
                                .orElseGet(() -> Map.of("requests", Integer.toString(found.size()))));
                alarms.review(present.tenant());
            }
            return found;
        });
        again.forEach(ticket -> Intake.tell(queue, actor.tenant(), ticket));
        return again;
    }

    /**
     * Forgets it: its program has to hand it in anew, and the task of a state machine fails with the reason. False if it has not failed, or the person
     * may not. Calls AWS before its transaction: call it outside one.
     */
    public boolean discard(Actor actor, TicketId ticket) {
        refusing(actor, ticket).ifPresent(refusal -> tasks.refuse(refusal.token(), refusal.cause()));
        return acting.call(actor, present -> {
            if (!mayAct(present, ticket.toString()) || !tickets.discard(ticket)) {
                return false;
            }
            record(present, "intake.discarded", Map.of("ticket", ticket.toString()));
            alarms.review(present.tenant());
            return true;
        });
    }

    private record Refusing(TaskToken token, String cause) {}

    /** The task that waits for a failed ticket, with what it is told. */
    private Optional<Refusing> refusing(Actor actor, TicketId ticket) {
        return acting.call(
                actor,
                present -> present.may(Right.ACKNOWLEDGE_ALARMS)
                        ? tickets.findFailed(ticket)
                                .flatMap(failed -> askings.taskOf(ticket)
                                        .map(token -> new Refusing(
                                                cipher.open(token, ticket.value()), TicketErrors.cause(failed))))
                        : Optional.empty());
    }

    private boolean mayAct(Actor present, String what) {
        boolean may = present.may(Right.ACKNOWLEDGE_ALARMS);
        if (!may) {
            refusals.refused(present.tenant(), present.person(), "ticket", what);
        }
        return may;
    }

    private void record(Actor present, String kind, Map<String, String> details) {
        audit.append(present.tenant(), new AuditEvent(kind, present.person(), null, details));
    }
}
