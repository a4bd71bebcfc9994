package dev.countersign.approval;

import dev.countersign.execution.Executions;
import dev.countersign.execution.StepsClosed;
import dev.countersign.people.PersonId;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.RequestEnded;
import dev.countersign.request.RequestId;
import dev.countersign.request.Requests;
import dev.countersign.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Calls approvals off whose answer nobody wants any more. */
@Component
class Closing {

    private final Requests requests;
    private final ApprovalRepository approvals;
    private final TokenRepository tokens;
    private final AssignmentRepository assignments;
    private final AnswerCalls answers;
    private final Deadlines deadlines;
    private final Executions executions;
    private final Announcement announcement;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Closing(
            Requests requests,
            ApprovalRepository approvals,
            TokenRepository tokens,
            AssignmentRepository assignments,
            AnswerCalls answers,
            Deadlines deadlines,
            Executions executions,
            Announcement announcement,
            ApplicationEventPublisher events,
            Clock clock) {
        this.requests = requests;
        this.approvals = approvals;
        this.tokens = tokens;
        this.assignments = assignments;
        this.answers = answers;
        this.deadlines = deadlines;
        this.executions = executions;
        this.announcement = announcement;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(RequestEnded ended) {
        switch (ended) {
            case RequestEnded.Withdrawn withdrawn -> withdraw(withdrawn);
            case RequestEnded.Approved _, RequestEnded.Denied _, RequestEnded.Expired _, RequestEnded.Failed _ ->
                callOff(ended.tenant(), ended.request().value(), row -> row.revision() <= ended.revision());
        }
    }

    @EventListener
    void on(StepsClosed closed) {
        callOff(
                closed.tenant(),
                closed.request(),
                row -> row.revision() == closed.revision() && closed.steps().contains(row.step()));
    }

    /**
     * The execution ends by the answer to one of its waiting tasks, so that it can take back what it has done; any of several will
     * do. Where none is waiting it is stopped.
     */
    private void withdraw(RequestEnded.Withdrawn withdrawn) {
        requests.lock(withdrawn.tenant(), withdrawn.request())
                .ifPresent(request -> withdraw(withdrawn.tenant(), request));
    }

    private void withdraw(TenantId tenant, FiledRequest request) {
        List<ApprovalRow> counting = counting(request.id());
        List<PersonId> silent = counting.stream()
                .flatMap(row -> assignments.open(row.id()).stream())
                .distinct()
                .toList();
        Optional<ApprovalRow> told = counting.stream().findFirst();
        Instant now = clock.instant();
        told.ifPresentOrElse(
                row -> {
                    approvals.withdraw(row.id(), now);
                    assignments.callOffOpen(row.id());
                    answers.at(tenant, row.id(), now);
                },
                () -> executions.stop(tenant, request.id().value()));
        counting.stream().skip(1).forEach(row -> callOff(request, row));
        if (!silent.isEmpty()) {
            events.publishEvent(new ApproversReleased(tenant, request.id(), silent));
        }
        announcement.changed(tenant, request);
    }

    private void callOff(TenantId tenant, UUID id, Predicate<ApprovalRow> which) {
        requests.lock(tenant, new RequestId(id)).ifPresent(request -> {
            counting(request.id()).stream().filter(which).forEach(row -> callOff(request, row));
            announcement.changed(tenant, request);
        });
    }

    /** Calls one approval off, unless it has had its say already. */
    void callOff(FiledRequest request, ApprovalRow row) {
        if (row.counts()) {
            approvals.callOff(row.id(), clock.instant());
            tokens.forgetFurther(row.id());
            assignments.callOffOpen(row.id());
            ApprovalSteps.find(request.definition(), row.step()).ifPresent(step -> deadlines.lift(row.id(), step));
        }
    }

    private List<ApprovalRow> counting(RequestId request) {
        return approvals.ofRequest(request).stream().filter(ApprovalRow::counts).toList();
    }
}
