package dev.countersign.intake;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.approval.SealedToken;
import dev.countersign.approval.TokenCipher;
import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.execution.AnswerResult;
import dev.countersign.execution.TaskAnswers;
import dev.countersign.execution.TaskToken;
import dev.countersign.job.OfTenant;
import dev.countersign.job.Outbox;
import dev.countersign.people.People;
import dev.countersign.request.ApprovalTrace;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.RequestEnded;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestStatus;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Answers the task of a state machine after its request has ended. A failed request can be retried, so its task waits. */
@Component
class MachineAnswers {

    static final TaskDescriptor<Ref> ANSWER = TaskDescriptor.of("answer-state-machine", Ref.class);

    record Ref(UUID tenant, UUID ticket) implements OfTenant {}

    private record Due(RequestId request, TaskToken token, MachineAnswer answer) {}

    private final IntakeRepository tickets;
    private final AskingRepository askings;
    private final FiledRequests requests;
    private final ApprovalTrace approvals;
    private final People people;
    private final TaskAnswers tasks;
    private final TokenCipher cipher;
    private final TenantTransaction transaction;
    private final AuditLog audit;
    private final Outbox outbox;
    private final Clock clock;

    MachineAnswers(
            IntakeRepository tickets,
            AskingRepository askings,
            FiledRequests requests,
            ApprovalTrace approvals,
            People people,
            TaskAnswers tasks,
            TokenCipher cipher,
            TenantTransaction transaction,
            AuditLog audit,
            Outbox outbox,
            Clock clock) {
        this.tickets = tickets;
        this.askings = askings;
        this.requests = requests;
        this.approvals = approvals;
        this.people = people;
        this.tasks = tasks;
        this.cipher = cipher;
        this.transaction = transaction;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** In the transaction that ends the request. */
    @EventListener
    void on(RequestEnded ended) {
        if (ended instanceof RequestEnded.Failed) {
            return;
        }
        askings.awaited(ended.request())
                .ifPresent(ticket -> outbox.put(
                        ANSWER, ticket.toString(), new Ref(ended.tenant().value(), ticket.value()), clock.instant()));
    }

    void run(Ref ref) {
        TenantId tenant = new TenantId(ref.tenant());
        TicketId ticket = new TicketId(ref.ticket());
        Optional<Due> due = transaction.call(tenant, () -> due(tenant, ticket));
        Optional<AnswerResult> result =
                due.map(one -> tasks.succeed(one.token(), one.answer().toJson()));
        transaction.run(tenant, () -> {
            result.ifPresent(told -> {
                askings.answered(ticket);
                record(tenant, due.orElseThrow(), told);
            });
            outbox.end();
        });
    }

    /** Empty if it was answered before. */
    private Optional<Due> due(TenantId tenant, TicketId ticket) {
        return askings.taskOf(ticket)
                .flatMap(token -> tickets.requestOf(ticket)
                        .flatMap(id -> requests.find(tenant, id))
                        .filter(request -> !request.status().isOpen() && request.status() != RequestStatus.FAILED)
                        .map(request -> due(tenant, ticket, token, request)));
    }

    private Due due(TenantId tenant, TicketId ticket, SealedToken token, FiledRequest request) {
        Optional<MachineAnswer.Decisive> decisive = MachineAnswer.decisive(request, approvals.visits(request.id()));
        return new Due(
                request.id(),
                cipher.open(token, ticket.value()),
                new MachineAnswer(
                        request,
                        decisive.map(MachineAnswer.Decisive::by)
                                .map(person ->
                                        people.names(tenant, List.of(person)).get(person)),
                        decisive.map(MachineAnswer.Decisive::comment)));
    }

    private void record(TenantId tenant, Due due, AnswerResult told) {
        String kind = switch (told) {
            case AnswerResult.Answered _ -> "request.machine-answered";
            case AnswerResult.Gone _ -> "request.machine-gone";
        };
        audit.append(
                tenant,
                new AuditEvent(
                        kind,
                        null,
                        due.request().value(),
                        Map.of("outcome", due.answer().outcome())));
    }
}
