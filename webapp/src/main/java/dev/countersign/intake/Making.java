package dev.countersign.intake;

import dev.countersign.audit.AuditChannel;
import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.definitions.form.FieldProblem;
import dev.countersign.definitions.text.Text;
import dev.countersign.intake.IntakeRepository.Waiting;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonNotActive;
import dev.countersign.request.ByProgram;
import dev.countersign.request.NewRequest;
import dev.countersign.request.ProductRequests;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.Submission;
import dev.countersign.request.SubmitResult;
import dev.countersign.tenant.Suspensions;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.token.ProgramMachines;
import dev.countersign.token.ProgramSignatures.SignedBy;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Makes the request of a ticket, in one transaction with what the ticket says. So a ticket is made once, however often its message arrives. */
@Component
class Making {

    private final ActorTransaction acting;
    private final TenantTransaction transaction;
    private final Suspensions suspensions;
    private final IntakeRepository tickets;
    private final AskingRepository askings;
    private final ProgramMachines machines;
    private final MachineAlarms alarms;
    private final RequestService requests;
    private final ProductRequests submissions;
    private final AuditLog audit;
    private final Clock clock;

    Making(
            ActorTransaction acting,
            TenantTransaction transaction,
            Suspensions suspensions,
            IntakeRepository tickets,
            AskingRepository askings,
            ProgramMachines machines,
            MachineAlarms alarms,
            RequestService requests,
            ProductRequests submissions,
            AuditLog audit,
            Clock clock) {
        this.acting = acting;
        this.transaction = transaction;
        this.suspensions = suspensions;
        this.tickets = tickets;
        this.askings = askings;
        this.machines = machines;
        this.alarms = alarms;
        this.requests = requests;
        this.submissions = submissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The ticket of a suspended tenant waits: {@link IntakeCare} tells the queue again. */
    void make(TenantId tenant, TicketId ticket) {
        Optional<PersonId> person = suspensions.isSuspended(tenant)
                ? Optional.empty()
                : transaction.call(tenant, () -> who(tenant, ticket));
        person.ifPresent(known -> {
            try {
                acting.call(new Actor(tenant, known, Set.of()), present -> {
                    tickets.lock(ticket).ifPresent(waiting -> make(present, ticket, waiting));
                    return present;
                });
            } catch (PersonNotActive left) {
                transaction.run(tenant, () -> fail(tenant, ticket, Ticket.Failure.NOT_ACTIVE, List.of()));
            }
        });
    }

    /** Empty if it does not wait. For whom a state machine asks is looked up each time: an administrator may have named it since. */
    private Optional<PersonId> who(TenantId tenant, TicketId ticket) {
        askings.waiting(ticket).ifPresent(asking -> {
            switch (machines.asking(tenant, asking.machine()).orElse(null)) {
                case null -> fail(tenant, ticket, Ticket.Failure.UNKNOWN_MACHINE, List.of());
                case ProgramMachines.Asking.NotAllowed _ -> fail(tenant, ticket, Ticket.Failure.NOT_ALLOWED, List.of());
                case ProgramMachines.Asking.For(SignedBy by) ->
                    askings.inTheNameOf(
                            ticket,
                            new IntakeRepository.From(by.person(), by.program().value(), null, by.name()));
            }
        });
        return tickets.personOfWaiting(ticket);
    }

    private void make(Actor present, TicketId ticket, Waiting waiting) {
        if (!waiting.form().isObject()) {
            fail(present.tenant(), ticket, Ticket.Failure.INCOMPLETE, List.of());
            return;
        }
        Optional<NewRequest> template = requests.prepare(present, waiting.template());
        if (template.isEmpty()) {
            fail(present.tenant(), ticket, Ticket.Failure.UNKNOWN_TEMPLATE, List.of());
            return;
        }
        SubmitResult result = submissions.submitHandedIn(
                present, new Submission(ticket.value(), template.get().template(), waiting.form(), program(waiting)));
        switch (result) {
            case SubmitResult.Submitted(var request, var _) -> done(present, ticket, waiting, request);
            case SubmitResult.AlreadySent(var request, var _) -> done(present, ticket, waiting, request);
            case SubmitResult.Invalid(var problems) ->
                fail(present.tenant(), ticket, Ticket.Failure.INVALID, wrong(problems));
            case SubmitResult.TooLarge _ -> fail(present.tenant(), ticket, Ticket.Failure.TOO_LARGE, List.of());
            case SubmitResult.UnknownTemplate _ ->
                fail(present.tenant(), ticket, Ticket.Failure.UNKNOWN_TEMPLATE, List.of());
            case SubmitResult.TooMany _ -> throw new IllegalStateException("the intake counts no submissions");
        }
    }

    /** Those who decide read it. */
    private static Optional<ByProgram> program(Waiting waiting) {
        return Optional.ofNullable(waiting.from().name()).map(name -> new ByProgram(name, waiting.action()));
    }

    private void done(Actor present, TicketId ticket, Waiting waiting, RequestId request) {
        tickets.done(ticket, request, clock.instant());
        Map<String, String> details =
                new TreeMap<>(Map.of("ticket", ticket.toString(), "channel", AuditChannel.API.name()));
        if (waiting.from().program() != null) {
            details.put("program", waiting.from().program().toString());
        }
        if (waiting.from().token() != null) {
            details.put("token", waiting.from().token().toString());
        }
        audit.append(present.tenant(), new AuditEvent("request.taken-in", present.person(), request.value(), details));
    }

    private void fail(TenantId tenant, TicketId ticket, Ticket.Failure failure, List<Ticket.Wrong> errors) {
        if (tickets.failed(ticket, failure, errors, clock.instant())) {
            alarms.failed(tenant, ticket, failure);
        }
    }

    /** In all languages: administrators read it, too. */
    private static List<Ticket.Wrong> wrong(List<FieldProblem> problems) {
        return problems.stream()
                .map(problem -> new Ticket.Wrong(
                        problem.field(),
                        problem.message(),
                        new Text(problem.in(Locale.ENGLISH), Map.of("es", problem.in(Locale.of("es"))))))
                .toList();
    }
}
