package dev.countersign.asl.state;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A parsed definition.
 *
 * @param flow the states at the top
 * @param states all states at any depth; a name is unique in the whole definition
 * @param timeoutSeconds of the whole execution
 */
public record Machine(Flow flow, Map<String, State> states, OptionalLong timeoutSeconds) {

    public Machine {
        states = Collections.unmodifiableMap(new HashMap<>(states));
    }

    public static Machine of(Flow flow, OptionalLong timeoutSeconds) {
        Map<String, State> states = new HashMap<>();
        collect(flow, states);
        return new Machine(flow, states, timeoutSeconds);
    }

    private static void collect(Flow flow, Map<String, State> states) {
        states.putAll(flow.states());
        for (State state : flow.states().values()) {
            flowsIn(state).forEach(inner -> collect(inner, states));
        }
    }

    private static List<Flow> flowsIn(State state) {
        return switch (state) {
            case ParallelState parallel -> parallel.branches();
            case MapState map -> List.of(map.processor());
            case PassState _, TaskState _, ChoiceState _, WaitState _, SucceedState _, FailState _ -> List.of();
        };
    }

    /** The name of the Map in distributed mode that has this label. */
    public Optional<String> mapOf(String label) {
        return states.values().stream()
                .filter(state -> state instanceof MapState map
                        && map.distribution() != null
                        && map.distribution().label().equals(label))
                .map(State::name)
                .findFirst();
    }

    public State state(String name) {
        State state = states.get(name);
        if (state == null) {
            throw new IllegalStateException("the definition has no state " + name);
        }
        return state;
    }
}
