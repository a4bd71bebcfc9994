package dev.countersign.editor;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How much a template is used.
 *
 * @param running how many requests run now on each version, by its number. At most {@link #MOST} are counted for each
 * @param median how long the latest requests took that were approved or denied, in calendar time; empty if there is none yet
 */
public record Usage(Map<Integer, Integer> running, Optional<Duration> median) {

    /** More than this is shown as "more than". */
    public static final int MOST = 10_000;

    public static final Usage NONE = new Usage(Map.of(), Optional.empty());

    public Usage {
        running = Map.copyOf(running);
    }

    public int runningAtAll() {
        return running.values().stream().mapToInt(count -> count).sum();
    }
}
