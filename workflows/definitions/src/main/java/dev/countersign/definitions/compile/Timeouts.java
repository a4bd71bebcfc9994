package dev.countersign.definitions.compile;

import dev.countersign.definitions.step.WorkingTime;
import java.time.Duration;
import java.time.Instant;

/** How long a state waits for an answer of people. */
public final class Timeouts {

    /** The application answers at the due date. If it does not, the state times out this much later. */
    private static final Duration BACKSTOP = Duration.ofDays(30);

    private static final Duration LONGEST = Duration.ofDays(365);

    /** How long before its timeout a state gets the answer at the latest; its message may have been late. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private Timeouts() {}

    /** The latest due date for which the execution waits, however little somebody works. */
    public static Instant latestAnswer(WorkingTime due, Instant asked) {
        return asked.plus(of(due)).minus(MARGIN);
    }

    /**
     * In calendar time, which is longer than the working time: a week has about five working days of about eight hours. Whoever works less can have a due
     * date that is later than this, so the application must ask for an answer before the state ends without one.
     */
    public static Duration of(WorkingTime due) {
        Duration calendar = switch (due.unit()) {
            case HOURS -> Duration.ofHours(5L * due.amount());
            case DAYS -> Duration.ofDays(2L * due.amount());
        };
        Duration timeout = calendar.plus(BACKSTOP);
        return timeout.compareTo(LONGEST) < 0 ? timeout : LONGEST;
    }
}
