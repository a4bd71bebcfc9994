package dev.countersign.e2e.durability;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The expected result of one execution.
 *
 * @param events how often each event must be in the history, by its type and, if it has one, the name of its state
 * @param sleeps the seconds that each state sleeps
 * @param asked messages with a token, each of which must be sent exactly once
 * @param told messages without, likewise
 * @param called calls of the function, each of which must be made at least once
 */
record Expected(
        Plan plan,
        String execution,
        Ending ending,
        Map<String, Integer> events,
        Map<String, Integer> sleeps,
        List<Effect> asked,
        List<Effect> told,
        List<Effect> called,
        List<Expected> children) {

    /** This one and all executions that it starts. */
    Stream<Expected> withChildren() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Expected::withChildren));
    }

    /** How a flow or an execution ends. */
    sealed interface Ending {

        record Succeeded(String output) implements Ending {}

        record Failed(String error) implements Ending {}
    }
}
