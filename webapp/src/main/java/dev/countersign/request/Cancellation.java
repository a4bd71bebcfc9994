package dev.countersign.request;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Right;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Ends a request that somebody else has submitted, or one that failed and is not retried. It ends as a withdrawn one does, and its status says by whom and why.
 */
@Service
public class Cancellation {

    private final RequestRepository requests;
    private final RequestWork work;
    private final RequestAccess access;
    private final People people;
    private final Alarms alarms;

    Cancellation(RequestRepository requests, RequestWork work, RequestAccess access, People people, Alarms alarms) {
        this.requests = requests;
        this.work = work;
        this.access = access;
        this.people = people;
        this.alarms = alarms;
    }

    public CancelResult cancel(Actor actor, RequestId id, String reason) {
        return work.as(actor, id, (present, request) -> cancel(present, request, Remark.of(reason)))
                .orElseGet(CancelResult.NotFound::new);
    }

    private CancelResult cancel(Actor actor, LockedRequest request, Remark reason) {
        FiledRequest filed = request.filed();
        if (!actor.may(Right.MANAGE_REQUESTS) || filed.requester().equals(actor.person())) {
            access.refused(actor, request.id());
            return new CancelResult.NotAllowed();
        }
        boolean failed = filed.status() == RequestStatus.FAILED;
        if (!filed.status().isOpen() && !failed) {
            return new CancelResult.AlreadyClosed(RequestEnd.of(actor.tenant(), filed, people));
        }
        if (reason.isEmpty()) {
            return new CancelResult.ReasonRequired();
        }
        if (reason.isTooLong()) {
            return new CancelResult.ReasonTooLong(reason.length(), Remark.LONGEST);
        }
        requests.cancel(request.id(), actor.person(), reason.text(), request.now());
        request.publish(new RequestEnded.Withdrawn(
                request.tenant(), request.id(), filed.definition().key(), filed.revision(), actor.person()));
        if (failed) {
            // Nobody has to see to it any more.
            List.of(AlarmKind.REQUEST_FAILED, AlarmKind.STEP_NOT_UNDONE)
                    .forEach(kind ->
                            alarms.settle(request.tenant(), kind, request.id().toString(), actor.person()));
        }
        if (filed.unconfirmed().isPresent()) {
            alarms.settle(
                    request.tenant(),
                    AlarmKind.OUTCOME_NOT_CONFIRMED,
                    request.id().toString(),
                    actor.person());
        }
        request.record(actor.person(), "request.cancelled", Map.of("reason", reason.text()));
        return new CancelResult.Cancelled();
    }
}
