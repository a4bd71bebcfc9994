package dev.countersign.listing;

import java.util.Optional;

/**
 * Which part of an ordered list to read, by the key of a row (keyset pagination). So the cost does not depend on the position in the list.
 *
 * @param <K> the key by which the list is ordered
 * @param key the row at which the part begins or ends; empty for the beginning of the list
 * @param limit the most rows to read, 1 to {@value #MOST}
 */
public record Range<K>(Optional<K> key, Side side, int limit) {

    /** The rows of a page. */
    public static final int PAGE = 50;

    /** The most rows of one query. */
    public static final int MOST = 4 * PAGE;

    /** On which side of the key the part is. */
    public enum Side {
        AFTER,
        /** The row with the key, and the rows after it. */
        FROM,
        /** The rows immediately before the key, in the order of the list. */
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

    /** Whether the statement reads in the reverse order of the list, from the key. */
    public boolean isBackward() {
        return side == Side.BEFORE;
    }
}
