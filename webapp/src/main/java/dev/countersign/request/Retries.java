package dev.countersign.request;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.execution.ExecutionLookup;
import dev.countersign.execution.Executions;
import dev.countersign.execution.Retriable;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonId;
import dev.countersign.people.Right;
import java.util.HashMap;
import java.util.Map;
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
    private final RequestRepository requests;
    private final RetryRepository retries;
    private final ExecutionLookup lookup;
    private final Executions executions;
    private final Alarms alarms;

    Retries(
            RequestWork work,
            RequestAccess access,
            RequestRepository requests,
            RetryRepository retries,
            ExecutionLookup lookup,
            Executions executions,
            Alarms alarms) {
        this.work = work;
        this.access = access;
        this.requests = requests;
        this.retries = retries;
        this.lookup = lookup;
        this.executions = executions;
        this.alarms = alarms;
    }

    /** How the request was retried last. In its unit of work. */
    public Optional<Last> last(RequestId request) {
        return retries.of(request).stream().reduce((_, later) -> later).map(row -> new Last(row.by(), row.reason()));
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
        RequestStatus status = request.filed().status();
        if (status != RequestStatus.FAILED) {
            return Optional.of(new RetryResult.NotFailed(status));
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
        FiledRequest filed = request.filed();
        int number = retries.of(request.id()).size() + 1;
        retries.insert(
                request.tenant(),
                request.id(),
                new RetryRepository.Row(
                        number,
                        actor.person(),
                        reason.text(),
                        request.now(),
                        filed.outcomeReason(),
                        filed.closedAt().orElseThrow()));
        requests.reopen(request.id(), status, redrives, request.now());
        alarms.settle(request.tenant(), AlarmKind.REQUEST_FAILED, request.id().toString(), actor.person());
        alarms.settle(request.tenant(), AlarmKind.STEP_NOT_UNDONE, request.id().toString(), actor.person());
        request.publish(new RequestRetried(request.tenant(), request.id(), number, actor.person(), reason.text()));
        Map<String, String> details = new HashMap<>();
        details.put("reason", reason.text());
        details.put("number", Integer.toString(number));
        if (filed.outcomeReason() != null) {
            details.put("failure", filed.outcomeReason());
        }
        request.record(actor.person(), "request.retried", details);
    }
}
