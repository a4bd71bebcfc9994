package dev.countersign.administration;

import java.util.HashMap;
import java.util.Map;

/** Tells a queue that is not keeping up from one that is busy: it is long, and has become longer at several looks in a row. */
final class QueueGrowth {

    /** Fewer than this are handled within seconds. */
    static final int LONG = 100;

    /** In a row. */
    static final int LOOKS = 3;

    private record Seen(int messages, int longer) {}

    private final Map<String, Seen> seen = new HashMap<>();

    /** Whether the queue grows, as far as the looks until this one show. After that it must grow as often again. */
    boolean grows(String queue, int messages) {
        Seen before = seen.getOrDefault(queue, new Seen(Integer.MAX_VALUE, 0));
        int longer = messages > before.messages() ? before.longer() + 1 : 0;
        boolean grows = messages >= LONG && longer >= LOOKS;
        seen.put(queue, new Seen(messages, grows ? 0 : longer));
        return grows;
    }
}
