package dev.countersign.administration;

import dev.countersign.administration.states.StateGraphs;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.execution.EventPage;
import dev.countersign.execution.ExecutionRecords;
import dev.countersign.execution.Recorded;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.Right;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestRow;
import dev.countersign.request.RequestRows;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Shows the executions of requests to those who may see all requests of the organisation. Task tokens are never shown. */
@Service
public class ExecutionMonitor {

    /** A state machine with more states is not drawn: nobody could read it. */
    static final int MOST_STATES = 400;

    private final ActorTransaction acting;
    private final RequestRows rows;
    private final ExecutionRecords records;
    private final SecurityRecords refusals;

    ExecutionMonitor(ActorTransaction acting, RequestRows rows, ExecutionRecords records, SecurityRecords refusals) {
        this.acting = acting;
        this.rows = rows;
        this.records = records;
        this.refusals = refusals;
    }

    /**
     * The execution of a request with its newest events. Empty if there is no such request, or the actor may not see it. Calls AWS: call it outside a
     * transaction.
     */
    public Optional<MonitorResult> open(Actor actor, RequestId id) {
        return request(actor, id).map(request -> switch (records.find(actor.tenant(), id.value())) {
            case Recorded.Found found ->
                new MonitorResult.Found(
                        request,
                        found.execution(),
                        StateGraphs.read(found.definition())
                                .filter(graph ->
                                        graph.all().limit(MOST_STATES + 1L).count() <= MOST_STATES),
                        found.newest());
            case Recorded.None _, Recorded.Part _ -> new MonitorResult.None(request);
            case Recorded.Unreachable _ -> new MonitorResult.Unreachable(request);
        });
    }

    /**
     * A part of the history. Empty if it cannot be read, or the actor may not see it. Calls AWS: call it outside a transaction.
     *
     * @param token {@link EventPage#next} of the part after it; empty for the newest part
     */
    public Optional<EventPage> events(Actor actor, RequestId id, Optional<String> token) {
        return request(actor, id)
                .flatMap(_ -> records.part(actor.tenant(), id.value(), token) instanceof Recorded.Part(EventPage page)
                        ? Optional.of(page)
                        : Optional.empty());
    }

    private Optional<RequestRow> request(Actor actor, RequestId id) {
        return acting.call(actor, present -> {
            if (!present.may(Right.SEE_REQUESTS)) {
                refusals.refused(present.tenant(), present.person(), "execution", id.toString());
                return Optional.empty();
            }
            return rows.of(present.tenant(), List.of(id)).stream().findFirst();
        });
    }
}
