package dev.countersign.request;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.execution.ExecutionFound;
import dev.countersign.execution.ExecutionLookup;
import dev.countersign.execution.RequestFinished;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * An administrator has a request compared with its execution again, after an end was claimed that could not be confirmed. It decides nothing:
 * the request ends only as the execution did, and only where the recorded decisions bear that out.
 */
@Service
public class EndReview {

    private final ActorTransaction transaction;
    private final FiledRequests files;
    private final Evidence evidence;
    private final ExecutionLookup executions;
    private final ApplicationEventPublisher events;
    private final AuditLog audit;
    private final SecurityRecords refusals;

    EndReview(
            ActorTransaction transaction,
            FiledRequests files,
            Evidence evidence,
            ExecutionLookup executions,
            ApplicationEventPublisher events,
            AuditLog audit,
            SecurityRecords refusals) {
        this.transaction = transaction;
        this.files = files;
        this.evidence = evidence;
        this.executions = executions;
        this.events = events;
        this.audit = audit;
        this.refusals = refusals;
    }

    /** Calls AWS between two transactions: call it outside one. */
    public EndReviewResult check(Actor actor, RequestId id) {
        return transaction.call(actor, present -> refusal(present, id)).orElseGet(() -> {
            ExecutionFound found = executions.find(actor.tenant(), id.value());
            return transaction.call(actor, present -> refusal(present, id).orElseGet(() -> check(present, id, found)));
        });
    }

    private Optional<EndReviewResult> refusal(Actor present, RequestId id) {
        if (!present.isAdministrator()) {
            refusals.refused(present.tenant(), present.person(), "request", id.toString());
            return Optional.of(new EndReviewResult.NotAllowed());
        }
        Optional<FiledRequest> request = files.find(present.tenant(), id);
        if (request.isEmpty()) {
            refusals.refused(present.tenant(), present.person(), "request", id.toString());
            return Optional.of(new EndReviewResult.NotFound());
        }
        return request.map(FiledRequest::status)
                .filter(status -> !status.isOpen())
                .map(EndReviewResult.AlreadyClosed::new);
    }

    private EndReviewResult check(Actor present, RequestId id, ExecutionFound found) {
        EndReviewResult result = switch (found) {
            case ExecutionFound.None _ -> new EndReviewResult.NoExecution();
            case ExecutionFound.Running _ -> new EndReviewResult.Running();
            case ExecutionFound.Over(var end) -> finish(present, id, end);
        };
        audit.append(
                present.tenant(), new AuditEvent("request.end-checked", present.person(), id.value(), details(result)));
        return result;
    }

    private EndReviewResult finish(Actor present, RequestId id, RequestFinished end) {
        events.publishEvent(end);
        FiledRequest request = files.lock(present.tenant(), id).orElseThrow();
        if (!request.status().isOpen()) {
            return new EndReviewResult.Ended(request.status());
        }
        List<String> missing = end.revision().orElse(request.revision()) == request.revision()
                ? evidence.against(
                                present.tenant(),
                                request,
                                end.outcome(),
                                end.result().step())
                        .orElse(List.of())
                : List.of();
        return new EndReviewResult.Unconfirmed(
                end.outcome(),
                missing.stream()
                        .map(step -> TemplateSteps.name(request.definition(), step))
                        .toList());
    }

    private static Map<String, String> details(EndReviewResult result) {
        return switch (result) {
            case EndReviewResult.Ended(var status) -> Map.of("found", status.name());
            case EndReviewResult.Unconfirmed(var outcome, var missing) ->
                Map.of(
                        "found",
                        "unconfirmed",
                        "outcome",
                        outcome.name(),
                        "missing",
                        String.join(
                                ", ",
                                missing.stream().map(name -> name.standard()).toList()));
            default -> Map.of("found", result.getClass().getSimpleName());
        };
    }
}
