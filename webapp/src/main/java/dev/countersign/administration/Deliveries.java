package dev.countersign.administration;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.Right;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestSummary;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Calls that fail, for those who see alarms; administrators have them made again. */
@Service
public class Deliveries {

    /** The most calls that one act has made again. */
    public static final int MOST = 500;

    private final ActorTransaction acting;
    private final FailingCallRepository calls;
    private final FiledRequests requests;
    private final AuditLog audit;
    private final SecurityRecords refusals;
    private final Clock clock;

    Deliveries(
            ActorTransaction acting,
            FailingCallRepository calls,
            FiledRequests requests,
            AuditLog audit,
            SecurityRecords refusals,
            Clock clock) {
        this.acting = acting;
        this.calls = calls;
        this.requests = requests;
        this.audit = audit;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** The calls that fail; none for whoever may not see alarms. */
    public Page<FailingCall> calls(Actor actor, Range<FailingCall.Id> range) {
        return acting.call(
                actor, present -> present.may(Right.SEE_ALARMS) ? read(present, range) : new Page<>(List.of(), false));
    }

    /** Has a call made now. False if it is being made, does not fail any more, or the person may not. */
    public boolean retry(Actor actor, FailingCall.Id id) {
        return acting.call(actor, present -> {
            if (!mayAct(present, "call")) {
                return false;
            }
            boolean done = calls.now(id, clock.instant());
            if (done) {
                record(present, "call.retried", Map.of("call", id.call(), "instance", id.instance()));
            }
            return done;
        });
    }

    /** Has all calls made now, at most {@value #MOST}. Returns how many. */
    public int retryAll(Actor actor) {
        return acting.call(actor, present -> {
            if (!mayAct(present, "calls")) {
                return 0;
            }
            int done = calls.allNow(clock.instant(), MOST);
            if (done > 0) {
                record(present, "call.all-retried", Map.of("calls", Integer.toString(done)));
            }
            return done;
        });
    }

    private boolean mayAct(Actor present, String what) {
        boolean may = present.may(Right.ACKNOWLEDGE_ALARMS);
        if (!may) {
            refusals.refused(present.tenant(), present.person(), what, "retry");
        }
        return may;
    }

    private void record(Actor present, String kind, Map<String, String> details) {
        audit.append(present.tenant(), new AuditEvent(kind, present.person(), null, details));
    }

    private Page<FailingCall> read(Actor present, Range<FailingCall.Id> range) {
        Page<FailingCallRepository.Row> page = calls.page(range);
        Map<RequestId, RequestSummary> about = requests.summaries(
                present.tenant(),
                page.rows().stream()
                        .map(FailingCallRepository.Row::request)
                        .filter(Objects::nonNull)
                        .map(RequestId::new)
                        .distinct()
                        .toList());
        return new Page<>(
                page.rows().stream()
                        .map(row -> new FailingCall(
                                row.id(),
                                Optional.ofNullable(row.request()).map(id -> about.get(new RequestId(id))),
                                row.since(),
                                row.lastAt(),
                                row.failures(),
                                row.cause(),
                                row.next()))
                        .toList(),
                page.more());
    }
}
