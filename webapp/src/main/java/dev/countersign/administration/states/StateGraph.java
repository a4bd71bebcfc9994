package dev.countersign.administration.states;

import java.util.List;
import java.util.stream.Stream;

/**
 * States of one level with the ways between them.
 *
 * @param begin the name of the state that is entered first
 */
public record StateGraph(String begin, List<Node> states) {

    public StateGraph {
        states = List.copyOf(states);
    }

    /**
     * A state.
     *
     * @param name unique in the whole state machine
     * @param type as in the definition: {@code Task}
     * @param last whether the execution, or the branch, can end with it
     * @param inner the branches of a parallel state, or the processor of a map state
     */
    public record Node(String name, String type, List<Way> ways, boolean last, List<StateGraph> inner) {

        public Node {
            ways = List.copyOf(ways);
            inner = List.copyOf(inner);
        }
    }

    /** Why a way is taken. */
    public enum Kind {
        NEXT,
        /** A condition of a choice holds. */
        CHOICE,
        /** No condition of a choice holds. */
        DEFAULT,
        /** An error is caught. */
        CATCH
    }

    /**
     * A way to another state of the same level.
     *
     * @param condition the condition of a choice, or the names of the errors that are caught
     */
    public record Way(String to, Kind kind, String condition) {}

    /** All states, also inner ones. */
    public Stream<Node> all() {
        return states.stream()
                .flatMap(state ->
                        Stream.concat(Stream.of(state), state.inner().stream().flatMap(StateGraph::all)));
    }
}
