package dev.countersign.localaws.stepfunctions.machine;

import dev.countersign.localaws.stepfunctions.protocol.Arns.MachineRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A cache of the machines that were started last, so that a start need not read them first. An entry may be stale: the database checks it at the
 * start, and a stale entry is removed.
 */
public final class KnownMachines {

    private static final int KEPT = 500;

    private final Map<MachineRef, Machine> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<MachineRef, Machine> eldest) {
            return size() > KEPT;
        }
    };

    /** The cached machine, or the one that is read now. */
    public Machine get(MachineRef ref, Supplier<Machine> read) {
        synchronized (known) {
            var there = known.get(ref);
            if (there != null) {
                return there;
            }
        }
        var machine = read.get();
        synchronized (known) {
            known.put(ref, machine);
        }
        return machine;
    }

    public void forget(MachineRef ref) {
        synchronized (known) {
            known.remove(ref);
        }
    }
}
