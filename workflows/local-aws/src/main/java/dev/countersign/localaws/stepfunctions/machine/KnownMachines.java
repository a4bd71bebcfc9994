package dev.countersign.localaws.stepfunctions.machine;

import dev.countersign.localaws.stepfunctions.Arns.MachineRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The machines that were started last, so that a start need not read them first. What is known may be out of date: whoever uses it lets the
 * database check it, and forgets it where it was wrong.
 */
public final class KnownMachines {

    private static final int KEPT = 500;

    private final Map<MachineRef, Machine> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<MachineRef, Machine> eldest) {
            return size() > KEPT;
        }
    };

    /** The machine as it is known, or as it is read now. */
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
