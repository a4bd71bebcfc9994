package dev.countersign.listing;

import java.util.List;

/**
 * A part of a list, in the order of the list.
 *
 * @param more whether there are more rows, in the direction in which it was read
 */
public record Page<T>(List<T> rows, boolean more) {

    public Page {
        rows = List.copyOf(rows);
    }

    /**
     * The page from the rows that a statement returned.
     *
     * @param found the rows in the order of the statement; one more than the limit if there are more
     */
    public static <T> Page<T> of(List<T> found, Range<?> range) {
        List<T> rows = found.subList(0, Math.min(range.limit(), found.size()));
        return new Page<>(range.isBackward() ? rows.reversed() : rows, found.size() > range.limit());
    }
}
