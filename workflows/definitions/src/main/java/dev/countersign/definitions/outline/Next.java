package dev.countersign.definitions.outline;

import dev.countersign.definitions.outline.Node.StepNode;
import java.util.List;

/**
 * What follows after a step comes through.
 *
 * @param waitsFor the steps of parallel branches that must come through first
 * @param then the next steps; empty if the request is then approved
 */
public record Next(List<StepNode> waitsFor, List<StepNode> then) {

    public Next {
        waitsFor = List.copyOf(waitsFor);
        then = List.copyOf(then);
    }

    /** Whether the request is approved after everything in {@link #waitsFor} came through, too. */
    public boolean ends() {
        return then.isEmpty();
    }
}
