package dev.countersign.listing;

import java.util.Optional;

/**
 * Which part of an ordered list to read, by the key of a row (keyset pagination): the cost does not depend on how far down the list it is.
 *
 * @param <K> what the list is ordered by
 * @param key where the part lies; empty for the beginning of the list
 * @param limit the most rows to read, 1 to {@value #MOST}
 */
public record Range<K>(Optional<K> key, Side side, int limit) {

    /** The rows of a page. */
    public static final int PAGE = 50;

    /** More are not read at once, whoever asks. */
    public static final int MOST = 4 * PAGE;

    /** Where the part lies, seen from the key. */
    public enum Side {
        AFTER,
        /** The row with the key itself, and what comes after it. */
        FROM,
        /** The rows that end right before the key, in the order of the list. */
        BEFORE
    }

    public Range {
        limit = Math.clamp(limit, 1, MOST);
    }

    /** The first page. */
    public static <K> Range<K> first() {
        return first(PAGE);
    }

    public static <K> Range<K> first(int limit) {
        return new Range<>(Optional.empty(), Side.AFTER, limit);
    }

    public static <K> Range<K> after(K key) {
        return new Range<>(Optional.of(key), Side.AFTER, PAGE);
    }

    public static <K> Range<K> from(K key, int limit) {
        return new Range<>(Optional.of(key), Side.FROM, limit);
    }

    public static <K> Range<K> before(K key) {
        return new Range<>(Optional.of(key), Side.BEFORE, PAGE);
    }

    /** For a statement on a list in ascending order: how a row's key compares to the key. */
    public String comparisonAscending() {
        return switch (side) {
            case AFTER -> ">";
            case FROM -> ">=";
            case BEFORE -> "<";
        };
    }

    /** The same for a list in descending order. */
    public String comparisonDescending() {
        return switch (side) {
            case AFTER -> "<";
            case FROM -> "<=";
            case BEFORE -> ">";
        };
    }

    /** Whether the statement reads against the order of the list, beginning at the key. */
    public boolean isBackward() {
        return side == Side.BEFORE;
    }
}
