package dev.countersign.administration;

import dev.countersign.administration.states.StateMark;
import dev.countersign.execution.RecordedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the events of an execution say about its states. Of each event it keeps a few bytes and not its data, so that a history can be read in parts, in any
 * order. It says nothing about states of which no event was read.
 */
public final class ExecutionTrail {

    private static final Set<String> ENDS =
            Set.of("ExecutionFailed", "ExecutionTimedOut", "ExecutionAborted", "ExecutionSucceeded");

    private record Step(long previous, String type, Optional<String> state, boolean enters, boolean exits) {}

    private final TreeMap<Long, Step> steps = new TreeMap<>();

    /** Adds a part of the history. */
    public void add(Collection<RecordedEvent> events) {
        for (RecordedEvent event : events) {
            steps.put(
                    event.id(), new Step(event.previous(), event.type(), event.state(), event.enters(), event.exits()));
        }
    }

    public void clear() {
        steps.clear();
    }

    /** The newest event that was read; 0 if there is none. */
    public long newest() {
        return steps.isEmpty() ? 0 : steps.lastKey();
    }

    public int size() {
        return steps.size();
    }

    /** The state that an event belongs to: the one entered last before it, on its way. Empty if that was not read. */
    public Optional<String> stateOf(long event) {
        long at = event;
        for (Step step = steps.get(at); step != null; step = steps.get(at)) {
            if (step.state().isPresent()) {
                return step.state();
            }
            if (step.previous() >= at) {
                return Optional.empty();
            }
            at = step.previous();
        }
        return Optional.empty();
    }

    /**
     * How far the states have come that were entered.
     *
     * @param over whether the execution has ended
     */
    public Map<String, StateMark> marks(boolean over) {
        Map<String, Count> counts = new LinkedHashMap<>();
        steps.forEach((id, step) -> count(counts, id, step));
        Set<String> failing = over ? failing() : Set.of();
        Map<String, StateMark> marks = new HashMap<>();
        counts.forEach((state, count) ->
                marks.put(state, new StateMark(count.kind(over, failing.contains(state)), Math.max(1, count.visits))));
        return marks;
    }

    private void count(Map<String, Count> counts, long id, Step step) {
        if (step.type().startsWith("Execution")) {
            return;
        }
        stateOf(id)
                .ifPresent(
                        state -> counts.computeIfAbsent(state, _ -> new Count()).see(step));
    }

    /** The states on the way to the failure that ended the execution, inner ones and those around them. */
    private Set<String> failing() {
        Set<String> states = new LinkedHashSet<>();
        Optional<Long> end = steps.descendingMap().entrySet().stream()
                .filter(one -> ENDS.contains(one.getValue().type()))
                .map(Map.Entry::getKey)
                .findFirst();
        long at = end.orElse(0L);
        for (Step step = steps.get(at); step != null; step = steps.get(at)) {
            step.state().ifPresent(states::add);
            if (step.previous() >= at) {
                break;
            }
            at = step.previous();
        }
        return states;
    }

    /** The events of one state. */
    private static final class Count {

        private int visits;
        private int open;
        private int left;
        private boolean cancelled;
        private boolean failed;

        void see(Step step) {
            if (step.enters()) {
                visits++;
                open++;
                failed = false;
                cancelled = false;
            } else if (step.exits()) {
                open = Math.max(0, open - 1);
                left++;
            } else if (step.type().endsWith("StateAborted")) {
                open = Math.max(0, open - 1);
                cancelled = true;
            } else if (step.type().endsWith("Failed") || step.type().endsWith("TimedOut")) {
                failed = true;
            } else if (step.type().endsWith("Scheduled") || step.type().endsWith("Succeeded")) {
                // Another try.
                failed = false;
            }
        }

        StateMark.Kind kind(boolean over, boolean failing) {
            if (open > 0) {
                if (!over) {
                    return StateMark.Kind.CURRENT;
                }
                return failing ? StateMark.Kind.FAILED : StateMark.Kind.CANCELLED;
            }
            if (failed) {
                return StateMark.Kind.FAILED;
            }
            return cancelled && left == 0 ? StateMark.Kind.CANCELLED : StateMark.Kind.DONE;
        }
    }
}
