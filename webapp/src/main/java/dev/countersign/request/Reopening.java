package dev.countersign.request;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Opens a failed request again, in its unit of work: it is retried, or goes on without the step that failed. */
@Component
class Reopening {

    private final RequestRepository requests;
    private final RetryRepository retries;
    private final People people;
    private final Alarms alarms;

    Reopening(RequestRepository requests, RetryRepository retries, People people, Alarms alarms) {
        this.requests = requests;
        this.retries = retries;
        this.people = people;
        this.alarms = alarms;
    }

    /**
     * What is done.
     *
     * @param kind as the audit log calls it
     * @param status what the request has from now on
     * @param redrives how often its execution was redriven, with this time
     */
    record Act(String kind, Remark reason, RequestStatus status, int redrives, Optional<RetryRepository.Skip> skip) {}

    /** Who was faster. */
    WentOn wentOn(LockedRequest request) {
        FiledRequest filed = request.filed();
        Optional<RetryRepository.Row> last = retries.of(request.id()).stream()
                .filter(_ -> filed.status().isOpen())
                .reduce((_, later) -> later);
        Map<PersonId, PersonName> names = people.names(
                request.tenant(),
                Stream.concat(filed.endedBy().stream(), last.map(RetryRepository.Row::by).stream())
                        .toList());
        return new WentOn(
                RequestEnd.of(filed, names),
                last.flatMap(row -> Optional.ofNullable(names.get(row.by()))
                        .map(by -> new WentOn.Reopened(by, row.at(), row.skip().isPresent()))));
    }

    void open(Actor actor, LockedRequest request, Act act) {
        FiledRequest filed = request.filed();
        int number = retries.of(request.id()).size() + 1;
        String reason = act.reason().text();
        retries.insert(
                request.tenant(),
                request.id(),
                new RetryRepository.Row(
                        number,
                        actor.person(),
                        reason,
                        request.now(),
                        filed.outcomeReason(),
                        filed.closedAt().orElseThrow(),
                        act.skip()));
        requests.reopen(request.id(), act.status(), act.redrives(), request.now());
        List.of(AlarmKind.REQUEST_FAILED, AlarmKind.STEP_NOT_UNDONE)
                .forEach(kind ->
                        alarms.settle(request.tenant(), kind, request.id().toString(), actor.person()));
        Optional<String> skipped = act.skip().map(RetryRepository.Skip::step);
        request.publish(new RequestRetried(request.tenant(), request.id(), number, actor.person(), reason, skipped));
        Map<String, String> details = new HashMap<>();
        details.put("reason", reason);
        details.put("number", Integer.toString(number));
        skipped.ifPresent(step -> details.put("step", step));
        if (filed.outcomeReason() != null) {
            details.put("failure", filed.outcomeReason());
        }
        request.record(actor.person(), act.kind(), details);
    }
}
