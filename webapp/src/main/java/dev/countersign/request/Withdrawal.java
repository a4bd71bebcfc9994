package dev.countersign.request;

import dev.countersign.people.Actor;
import dev.countersign.people.People;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Withdraws requests. */
@Component
class Withdrawal {

    private final RequestRepository requests;
    private final RequestWork work;
    private final RequestAccess access;
    private final People people;

    Withdrawal(RequestRepository requests, RequestWork work, RequestAccess access, People people) {
        this.requests = requests;
        this.work = work;
        this.access = access;
        this.people = people;
    }

    WithdrawResult withdraw(Actor actor, RequestId id) {
        return work.as(actor, id, this::withdraw).orElseGet(WithdrawResult.NotFound::new);
    }

    private WithdrawResult withdraw(Actor actor, LockedRequest request) {
        FiledRequest filed = request.filed();
        if (!filed.requester().equals(actor.person())) {
            access.refused(actor, request.id());
            return new WithdrawResult.NotAllowed();
        }
        if (!filed.status().isOpen()) {
            return new WithdrawResult.AlreadyClosed(RequestEnd.of(actor.tenant(), filed, people));
        }
        requests.close(request.id(), RequestStatus.WITHDRAWN, null, request.now());
        request.publish(new RequestEnded.Withdrawn(
                request.tenant(), request.id(), filed.definition().key(), filed.revision(), actor.person()));
        request.record(actor.person(), "request.withdrawn", Map.of());
        return new WithdrawResult.Withdrawn();
    }
}
