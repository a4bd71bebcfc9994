package dev.countersign.request;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param next empty when this was the last part
 */
public record RequestPage(List<RequestRow> rows, Optional<Cursor> next) {

    public RequestPage {
        rows = List.copyOf(rows);
    }
}
