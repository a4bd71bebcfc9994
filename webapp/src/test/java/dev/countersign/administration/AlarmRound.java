package dev.countersign.administration;

import java.util.function.Function;

/** Looks through the open alarms now, as a job does every few seconds. */
public final class AlarmRound {

    private AlarmRound() {}

    /** @param beans those of the process */
    public static void run(Function<Class<?>, Object> beans) {
        ((AlarmReview) beans.apply(AlarmReview.class)).run();
    }
}
