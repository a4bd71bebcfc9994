package dev.countersign.audit;

import java.util.function.Function;

/** Records the changes of rights now, as a job does every few seconds. */
public final class RightsRound {

    private RightsRound() {}

    /**
     * Runs one round.
     *
     * @param beans those of the process
     */
    public static void run(Function<Class<?>, Object> beans) {
        ((RightsRecorder) beans.apply(RightsRecorder.class)).run();
    }
}
