package dev.countersign.request;

import dev.countersign.execution.ExecutionLookup;
import dev.countersign.execution.Executions;
import dev.countersign.execution.Retriable;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonId;
import dev.countersign.people.Right;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Retries failed requests. The request is open again at once; after the commit its execution continues with the step that failed, and who has decided
 * is not asked again.
 */
@Service
public class Retries {

    private final RequestWork work;
    private final RequestAccess access;
    private final Reopening reopening;
    private final RetryRepository retries;
    private final ExecutionLookup lookup;
    private final Executions executions;

    Retries(
            RequestWork work,
            RequestAccess access,
            Reopening reopening,
            RetryRepository retries,
            ExecutionLookup lookup,
            Executions executions) {
        this.work = work;
        this.access = access;
        this.reopening = reopening;
        this.retries = retries;
        this.lookup = lookup;
        this.executions = executions;
    }

    /** How the request was retried last, or went on without the step that failed. In its unit of work. */
    public Optional<Last> last(RequestId request) {
        return retries.of(request).stream().reduce((_, later) -> later).map(row -> new Last(row.by(), row.reason()));
    }

    /** Whether the request had failed at this time, before somebody had it go on. In its unit of work. */
    public boolean hadFailedAt(RequestId request, Instant at) {
        return retries.hadFailedAt(request, at);
    }

    /** Who retried a request, and why. */
    public record Last(PersonId by, String reason) {}

    /**
     * Retries it. Calls AWS between two transactions: call it outside one.
     *
     * @param reason the requester and the administrators read it
     */
    public RetryResult retry(Actor actor, RequestId id, String reason) {
        Remark why = Remark.of(reason);
        Optional<RetryResult> refused = work.as(actor, id, (present, request) -> refusal(present, request, why))
                .orElseGet(() -> Optional.of(new RetryResult.NotFound()));
        return refused.orElseGet(() -> {
            Retriable found = lookup.retriable(actor.tenant(), id.value());
            return work.as(
                            actor,
                            id,
                            (present, request) ->
                                    refusal(present, request, why).orElseGet(() -> retry(present, request, why, found)))
                    .orElseGet(RetryResult.NotFound::new);
        });
    }

    private Optional<RetryResult> refusal(Actor actor, LockedRequest request, Remark reason) {
        if (!actor.may(Right.MANAGE_REQUESTS)) {
            access.refused(actor, request.id());
            return Optional.of(new RetryResult.NotAllowed());
        }
        if (request.filed().status() != RequestStatus.FAILED) {
            return Optional.of(new RetryResult.NotFailed(reopening.wentOn(request)));
        }
        if (reason.isEmpty()) {
            return Optional.of(new RetryResult.ReasonRequired());
        }
        return reason.isTooLong()
                ? Optional.of(new RetryResult.ReasonTooLong(reason.length(), Remark.LONGEST))
                : Optional.empty();
    }

    private RetryResult retry(Actor actor, LockedRequest request, Remark reason, Retriable found) {
        return switch (found) {
            case Retriable.NeverRan _ -> {
                reopen(
                        actor,
                        request,
                        reason,
                        RequestStatus.SUBMITTED,
                        request.filed().redrives());
                executions.start(request.tenant(), request.id().value());
                yield new RetryResult.Retried();
            }
            case Retriable.Yes(int redrives) -> {
                reopen(actor, request, reason, RequestStatus.IN_PROGRESS, redrives + 1);
                executions.redrive(request.tenant(), request.id().value(), redrives + 1);
                yield new RetryResult.Retried();
            }
            case Retriable.No(String why) -> new RetryResult.NotPossible(why);
            // Whoever redrives it elsewhere is noticed here, because the request is open again then.
            case Retriable.NotFailed _ -> {
                reopen(
                        actor,
                        request,
                        reason,
                        RequestStatus.IN_PROGRESS,
                        request.filed().redrives() + 1);
                executions.redrive(
                        request.tenant(), request.id().value(), request.filed().redrives() + 1);
                yield new RetryResult.Retried();
            }
        };
    }

    private void reopen(Actor actor, LockedRequest request, Remark reason, RequestStatus status, int redrives) {
        reopening.open(
                actor, request, new Reopening.Act("request.retried", reason, status, redrives, Optional.empty()));
    }
}
