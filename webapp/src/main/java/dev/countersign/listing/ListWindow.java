package dev.countersign.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The part of a long list that is on the screen: a few pages of rows, and whether there are more on each side. Rows that leave the window are dropped
 * and read again when they are needed, so the memory of an open list does not depend on its length.
 *
 * @param <T> a row
 * @param <K> the key by which the list is ordered
 */
public final class ListWindow<T, K> {

    /** The most rows that are kept. */
    public static final int MOST = 3 * Range.PAGE;

    private final Function<T, K> key;
    private final Function<Range<K>, Page<T>> read;
    private final List<T> rows = new ArrayList<>();
    private boolean earlier;
    private boolean later;

    public ListWindow(Function<T, K> key, Function<Range<K>, Page<T>> read) {
        this.key = key;
        this.read = read;
    }

    public List<T> rows() {
        return List.copyOf(rows);
    }

    /** Whether rows come before those of the window. */
    public boolean hasEarlier() {
        return earlier;
    }

    /** Whether rows come after those of the window. */
    public boolean hasLater() {
        return later;
    }

    /** The key of the first row; empty if the window begins at the beginning of the list. */
    public Optional<K> start() {
        return earlier && !rows.isEmpty() ? Optional.of(key.apply(rows.getFirst())) : Optional.empty();
    }

    /** Shows the beginning of the list. */
    public void showFirst(int limit) {
        replace(read.apply(Range.first(Math.min(limit, MOST))), false);
    }

    /** Shows the row with this key first. If no row has this or a later key, shows the beginning of the list. */
    public void showFrom(K start, int limit) {
        Page<T> page = read.apply(Range.from(start, Math.min(limit, MOST)));
        if (page.rows().isEmpty()) {
            showFirst(limit);
        } else {
            boolean isBehind = !read.apply(new Range<>(Optional.of(start), Range.Side.BEFORE, 1))
                    .rows()
                    .isEmpty();
            replace(page, isBehind);
        }
    }

    /** Adds the page after the last row, and drops the first rows where the window becomes too large. */
    public void goOn() {
        if (!later || rows.isEmpty()) {
            return;
        }
        Page<T> page = read.apply(Range.after(key.apply(rows.getLast())));
        rows.addAll(page.rows());
        later = page.more();
        if (rows.size() > MOST) {
            rows.subList(0, rows.size() - MOST).clear();
            earlier = true;
        }
    }

    /** Adds the page before the first row, and drops the last rows where the window becomes too large. */
    public void goBack() {
        if (!earlier || rows.isEmpty()) {
            return;
        }
        Page<T> page = read.apply(Range.before(key.apply(rows.getFirst())));
        rows.addAll(0, page.rows());
        earlier = page.more();
        if (rows.size() > MOST) {
            rows.subList(MOST, rows.size()).clear();
            later = true;
        }
    }

    /** Reads all rows of the window again, in one query. */
    public void readAgain() {
        int limit = Math.max(Range.PAGE, rows.size());
        start().ifPresentOrElse(first -> showFrom(first, limit), () -> showFirst(limit));
    }

    private void replace(Page<T> page, boolean hasEarlier) {
        rows.clear();
        rows.addAll(page.rows());
        earlier = hasEarlier;
        later = page.more();
    }
}
