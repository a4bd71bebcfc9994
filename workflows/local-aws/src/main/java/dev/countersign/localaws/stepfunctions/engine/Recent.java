package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.localaws.stepfunctions.engine.ExecutionRows.Known;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The running executions that advanced here last, so that the next advance need not read them again. How many there are is bounded, however
 * many wait. What is remembered may be out of date where another engine works on the same database: whoever writes upon it finds that out,
 * and nothing else may be decided by it.
 */
final class Recent {

    private static final int MOST = 1000;

    /** Packed, as it is stored; in memory it is several times as much. */
    private static final int MOST_BYTES = 1 << 20;

    private final Map<ExecutionKey, Known> known = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<String, ExecutionKey> byToken = new HashMap<>();
    private int bytes;

    synchronized Optional<Known> get(ExecutionKey key) {
        return Optional.ofNullable(known.get(key));
    }

    /** Which execution waits for the token with this hash. */
    synchronized Optional<ExecutionKey> find(String hash) {
        return Optional.ofNullable(byToken.get(hash));
    }

    synchronized void put(Known execution) {
        var key = execution.row().key();
        var there = known.get(key);
        if (there != null && there.row().advances() > execution.row().advances()) {
            return;
        }
        forget(key);
        known.put(key, execution);
        bytes += execution.bytes();
        execution.saved().tokens().values().forEach(hash -> byToken.put(hash, key));
        while (known.size() > MOST || bytes > MOST_BYTES) {
            forget(known.keySet().iterator().next());
        }
    }

    synchronized void forget(ExecutionKey key) {
        var gone = known.remove(key);
        if (gone != null) {
            bytes -= gone.bytes();
            gone.saved().tokens().values().forEach(byToken::remove);
        }
    }
}
