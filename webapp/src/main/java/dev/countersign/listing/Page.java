package dev.countersign.listing;

import java.util.List;

/**
 * A part of a list, in the order of the list.
 *
 * @param more whether the list goes on beyond it, in the direction that it was read
 */
public record Page<T>(List<T> rows, boolean more) {

    public Page {
        rows = List.copyOf(rows);
    }

    /**
     * The page of what a statement read.
     *
     * @param found in the order the statement read them, with one row more than wanted where there are more
     */
    public static <T> Page<T> of(List<T> found, Range<?> range) {
        List<T> rows = found.subList(0, Math.min(range.limit(), found.size()));
        return new Page<>(range.isBackward() ? rows.reversed() : rows, found.size() > range.limit());
    }
}
