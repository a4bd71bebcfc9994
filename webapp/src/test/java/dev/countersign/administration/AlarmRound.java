package dev.countersign.administration;

import java.util.function.Function;

/** Looks through the open alarms now, as a job does every few minutes. */
public final class AlarmRound {

    private AlarmRound() {}

    /**
     * Looks through them once.
     *
     * @param beans those of the process
     */
    public static void run(Function<Class<?>, Object> beans) {
        ((AlarmReview) beans.apply(AlarmReview.class)).run();
    }
}
