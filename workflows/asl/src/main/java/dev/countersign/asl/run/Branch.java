package dev.countersign.asl.run;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One running sequence of states: the execution itself, a branch of a Parallel, or an iteration of a Map. */
final class Branch {

    final @Nullable Branch parent;
    final int index;
    final Map<String, JsonNode> variables = new LinkedHashMap<>();

    String state;
    JsonNode input;
    Instant enteredAt = Instant.EPOCH;
    /** The event of entering the state. */
    long entered;
    /** The last event of this branch. */
    long previous;
    /** The event before a failed expression in history, which does not count the entry of a state until the state has done something. */
    long beforeEvaluation;

    int retryCount;
    int[] retries = {};
    Waiting waiting = new Waiting.ToEnter();

    Branch(@Nullable Branch parent, int index, String state, JsonNode input) {
        this.parent = parent;
        this.index = index;
        this.state = state;
        this.input = input;
    }

    Branch copy(@Nullable Branch newParent) {
        var copy = new Branch(newParent, index, state, input);
        copy.variables.putAll(variables);
        copy.enteredAt = enteredAt;
        copy.entered = entered;
        copy.previous = previous;
        copy.beforeEvaluation = beforeEvaluation;
        copy.retryCount = retryCount;
        copy.retries = retries.clone();
        copy.waiting = waiting instanceof Fork fork ? fork.copy(copy) : waiting;
        return copy;
    }

    /** A variable of this branch or of an outer one. */
    @Nullable
    JsonNode variable(String name) {
        for (Branch branch = this; branch != null; branch = branch.parent) {
            JsonNode value = branch.variables.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
