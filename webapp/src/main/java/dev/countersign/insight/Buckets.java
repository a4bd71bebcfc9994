package dev.countersign.insight;

import java.time.Duration;

/**
 * Lengths of time in classes that grow by a factor: a histogram of them says every percentile with the same relative error, and the histograms of two
 * months add up to that of both, which medians do not.
 *
 * <p>Class 0 is less than a minute. Each further class is longer by the fourth root of two, so a value that is read from a class is wrong by 19 % at most.
 */
final class Buckets {

    static final int LAST = 100;

    private static final double UNIT = 60;
    private static final int IN_AN_OCTAVE = 4;

    private Buckets() {}

    static int of(Duration time) {
        double units = time.toMillis() / 1000.0 / UNIT;
        if (units < 1) {
            return 0;
        }
        int guess = 1 + (int) Math.floor(IN_AN_OCTAVE * Math.log(units) / Math.log(2));
        // Next to a limit the logarithm can be on the wrong side of it.
        while (guess > 1 && units < lower(guess)) {
            guess--;
        }
        while (units >= lower(guess + 1)) {
            guess++;
        }
        return Math.min(guess, LAST);
    }

    /** A length within the class, at this share between its limits; nothing for less than a minute. */
    static Duration at(int bucket, double share) {
        if (bucket == 0) {
            return Duration.ZERO;
        }
        double low = lower(bucket);
        double length = low + share * (lower(bucket + 1) - low);
        return Duration.ofMillis(Math.round(length * UNIT * 1000));
    }

    /** In minutes. */
    private static double lower(int bucket) {
        return Math.pow(2, (bucket - 1.0) / IN_AN_OCTAVE);
    }
}
