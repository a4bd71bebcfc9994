package dev.countersign.asl;

import java.util.List;

/**
 * What one {@link Event} did to an execution: the state that follows, the history that it wrote, and what the host must do. A host
 * commits all three in one transaction or none of them.
 *
 * @param execution the state after the event
 * @param history the events to append, in order, ids rising without a gap from the last one written
 * @param effects what the host must now do, in order
 */
public record Advance(Execution execution, List<HistoryEvent> history, List<Effect> effects) {

    public Advance {
        history = List.copyOf(history);
        effects = List.copyOf(effects);
    }
}
