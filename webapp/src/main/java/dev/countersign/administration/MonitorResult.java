package dev.countersign.administration;

import dev.countersign.administration.states.StateGraph;
import dev.countersign.execution.EventPage;
import dev.countersign.execution.RecordedExecution;
import dev.countersign.request.RequestRow;
import java.util.Optional;

/** The execution of a request, for those who may see it. */
public sealed interface MonitorResult {

    RequestRow request();

    /**
     * It is there.
     *
     * @param graph its state machine; empty if it cannot be drawn
     * @param newest its newest events
     */
    record Found(RequestRow request, RecordedExecution execution, Optional<StateGraph> graph, EventPage newest)
            implements MonitorResult {}

    /** It was not started yet, or Step Functions has removed it long after its end. */
    record None(RequestRow request) implements MonitorResult {}

    /** Step Functions does not answer. */
    record Unreachable(RequestRow request) implements MonitorResult {}
}
