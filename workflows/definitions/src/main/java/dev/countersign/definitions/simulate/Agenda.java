package dev.countersign.definitions.simulate;

import dev.countersign.asl.event.Event;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What comes next in virtual time. Of things at the same time, the one that was entered first comes first. */
final class Agenda {

    /**
     * Something to come.
     *
     * @param timer the timer that fires, or 0
     * @param task the task that is answered, or 0
     */
    record Entry(Instant at, long order, long timer, long task, Event event) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::order));
    private long order;

    void timer(Instant at, long timer) {
        cancelTimer(timer);
        entries.add(new Entry(at, ++order, timer, 0, new Event.TimerFired(timer)));
    }

    void answer(Instant at, long task, Event event) {
        entries.add(new Entry(at, ++order, 0, task, event));
    }

    void cancelTimer(long timer) {
        entries.removeIf(entry -> entry.timer() == timer && timer != 0);
    }

    void cancelTask(long task) {
        entries.removeIf(entry -> entry.task() == task);
    }

    Optional<Entry> next() {
        return Optional.ofNullable(entries.poll());
    }
}
