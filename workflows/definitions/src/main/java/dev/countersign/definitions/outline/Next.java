package dev.countersign.definitions.outline;

import dev.countersign.definitions.outline.Node.StepNode;
import java.util.List;

/**
 * What follows when a step comes through.
 *
 * @param waitsFor the steps of parallel branches that must come through as well before it goes on
 * @param then the steps that begin next; none where the request is then approved
 */
public record Next(List<StepNode> waitsFor, List<StepNode> then) {

    public Next {
        waitsFor = List.copyOf(waitsFor);
        then = List.copyOf(then);
    }

    /** Whether the request is approved once everything in {@link #waitsFor} came through too. */
    public boolean ends() {
        return then.isEmpty();
    }
}
