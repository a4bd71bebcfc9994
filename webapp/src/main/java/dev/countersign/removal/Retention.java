package dev.countersign.removal;

import java.util.Optional;

/**
 * For how long closed requests are kept.
 *
 * @param years empty if for ever
 */
public record Retention(Optional<Integer> years) {

    /** The most years that can be chosen. The database enforces it, too. */
    public static final int MOST_YEARS = 100;
}
