package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.localaws.stepfunctions.engine.ExecutionRows.Known;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A bounded cache of the running executions that advanced here last, so that the next advance need not read them again. An entry may be stale if
 * another engine uses the same database. A write that starts from it detects that; nothing else may be decided on it.
 */
final class Recent {

    private static final int MOST = 1000;

    /** Of the packed size; parsed, an execution takes several times as much. */
    private static final int MOST_BYTES = 1 << 20;

    private final Map<ExecutionKey, Known> known = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<String, ExecutionKey> byToken = new HashMap<>();
    private int bytes;

    synchronized Optional<Known> get(ExecutionKey key) {
        return Optional.ofNullable(known.get(key));
    }

    /** The execution that waits for the token with this hash. */
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
