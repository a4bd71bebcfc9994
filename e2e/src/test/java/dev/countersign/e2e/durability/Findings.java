package dev.countersign.e2e.durability;

import dev.countersign.e2e.durability.Expected.Ending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** The history of an ended execution, and how it differs from the model. */
final class Findings {

    private static final Set<HistoryEventType> OF_A_TASK = Set.of(
            HistoryEventType.TASK_STARTED,
            HistoryEventType.TASK_SUBMITTED,
            HistoryEventType.TASK_SUCCEEDED,
            HistoryEventType.TASK_FAILED,
            HistoryEventType.TASK_TIMED_OUT);

    private final Expected expected;
    private final List<String> problems = new ArrayList<>();
    private final List<Instant> timers = new ArrayList<>();

    Findings(Expected expected, DescribeExecutionResponse described, List<HistoryEvent> history) {
        this.expected = expected;
        ending(described);
        events(history);
        timers(history);
    }

    private void ending(DescribeExecutionResponse described) {
        switch (expected.ending()) {
            case Ending.Succeeded(String output) -> {
                compare("status", "SUCCEEDED", described.statusAsString());
                compare("output", "\"" + output + "\"", described.output());
            }
            case Ending.Failed(String error) -> {
                compare("status", "FAILED", described.statusAsString());
                compare("error", error, described.error());
            }
        }
    }

    private void events(List<HistoryEvent> history) {
        Map<String, Integer> seen = new TreeMap<>();
        Set<Long> followed = new HashSet<>();
        long id = 0;
        for (HistoryEvent event : history) {
            compare("id of an event", ++id, event.id());
            seen.merge(name(event), 1, Integer::sum);
            if (OF_A_TASK.contains(event.type()) && !followed.add(event.previousEventId())) {
                problems.add("two events of a task follow event " + event.previousEventId());
            }
        }
        compare("events", expected.events(), seen);
    }

    /** The type, with the name of the state where there is one. */
    private static String name(HistoryEvent event) {
        if (event.stateEnteredEventDetails() != null) {
            return event.typeAsString() + " " + event.stateEnteredEventDetails().name();
        }
        if (event.stateExitedEventDetails() != null) {
            return event.typeAsString() + " " + event.stateExitedEventDetails().name();
        }
        return event.typeAsString();
    }

    private void timers(List<HistoryEvent> history) {
        Map<Long, Instant> due = new HashMap<>();
        for (HistoryEvent event : history) {
            if (event.type() == HistoryEventType.WAIT_STATE_ENTERED) {
                int seconds = expected.sleeps()
                        .getOrDefault(event.stateEnteredEventDetails().name(), 0);
                due.put(event.id(), event.timestamp().plusSeconds(seconds));
            } else if (event.type() == HistoryEventType.WAIT_STATE_EXITED
                    && event.timestamp().isBefore(due.getOrDefault(event.previousEventId(), Instant.MAX))) {
                problems.add("a timer fired too early: event " + event.id());
            }
        }
        timers.addAll(due.values());
    }

    private void compare(String what, Object wanted, @Nullable Object seen) {
        if (!wanted.equals(seen)) {
            problems.add("%s: %s instead of %s".formatted(what, seen, wanted));
        }
    }

    List<String> problems() {
        return problems;
    }

    /** When the timers of Wait states were due. */
    List<Instant> timers() {
        return timers;
    }
}
