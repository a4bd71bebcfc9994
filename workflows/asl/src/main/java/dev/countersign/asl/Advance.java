package dev.countersign.asl;

import dev.countersign.asl.event.Effect;
import dev.countersign.asl.event.Event;
import dev.countersign.asl.event.HistoryEvent;
import java.util.List;

/**
 * The result of one {@link Event}: the next state of the execution, the history that it wrote, and the effects that the host must execute. A host
 * commits all three in one transaction or none of them.
 *
 * @param execution the state after the event
 * @param history the events to append, in order; ids continue those written before without a gap
 * @param effects what the host must do next, in order
 */
public record Advance(Execution execution, List<HistoryEvent> history, List<Effect> effects) {

    public Advance {
        history = List.copyOf(history);
        effects = List.copyOf(effects);
    }
}
