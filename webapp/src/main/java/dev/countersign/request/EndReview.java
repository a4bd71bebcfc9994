package dev.countersign.request;

import dev.countersign.audit.SecurityRecords;
import dev.countersign.execution.ExecutionFound;
import dev.countersign.execution.ExecutionLookup;
import dev.countersign.execution.RequestFinished;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.Right;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * An administrator has a request compared with its execution again, after an end was claimed that could not be confirmed. It decides nothing:
 * the request ends only as the execution did, and only if the recorded decisions confirm it.
 */
@Service
public class EndReview {

    private final ActorTransaction transaction;
    private final FiledRequests files;
    private final Evidence evidence;
    private final ExecutionLookup executions;
    private final RequestWork work;
    private final SecurityRecords refusals;

    EndReview(
            ActorTransaction transaction,
            FiledRequests files,
            Evidence evidence,
            ExecutionLookup executions,
            RequestWork work,
            SecurityRecords refusals) {
        this.transaction = transaction;
        this.files = files;
        this.evidence = evidence;
        this.executions = executions;
        this.work = work;
        this.refusals = refusals;
    }

    /** Calls AWS between two transactions: call it outside one. */
    public EndReviewResult check(Actor actor, RequestId id) {
        return transaction.call(actor, present -> refusal(present, id)).orElseGet(() -> {
            ExecutionFound found = executions.find(actor.tenant(), id.value());
            return transaction.call(
                    actor,
                    present -> refusal(present, id)
                            .orElseGet(() -> work.on(present.tenant(), id, request -> check(present, request, found))
                                    .orElseThrow()));
        });
    }

    private Optional<EndReviewResult> refusal(Actor present, RequestId id) {
        if (!present.may(Right.MANAGE_REQUESTS)) {
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

    private EndReviewResult check(Actor present, LockedRequest request, ExecutionFound found) {
        EndReviewResult result = switch (found) {
            case ExecutionFound.None _ -> new EndReviewResult.NoExecution();
            case ExecutionFound.Running _ -> new EndReviewResult.Running();
            case ExecutionFound.Over(var end) -> finish(request, end);
        };
        request.recordUnshown(present.person(), "request.end-checked", details(result));
        return result;
    }

    private EndReviewResult finish(LockedRequest locked, RequestFinished end) {
        locked.publish(end);
        FiledRequest request = files.find(locked.tenant(), locked.id()).orElseThrow();
        if (!request.status().isOpen()) {
            return new EndReviewResult.Ended(request.status());
        }
        List<String> missing = end.outcome()
                .filter(_ -> end.revision().orElse(request.revision()) == request.revision())
                .flatMap(outcome -> evidence.against(
                        locked.tenant(), request, outcome, end.result().step()))
                .orElse(List.of());
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
                        outcome.map(Enum::name).orElse("UNREADABLE"),
                        "missing",
                        String.join(
                                ", ",
                                missing.stream().map(name -> name.standard()).toList()));
            default -> Map.of("found", result.getClass().getSimpleName());
        };
    }
}
