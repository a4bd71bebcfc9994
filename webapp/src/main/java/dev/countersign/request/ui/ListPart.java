package dev.countersign.request.ui;

import java.util.Optional;
import java.util.UUID;

/**
 * Which part of a list is on the screen. It is in the URL, so that Back returns to the same part.
 *
 * @param start the first row; empty for the beginning of the list
 * @param pages its length, from 1 to {@value #MOST_PAGES} pages
 */
record ListPart(Optional<UUID> start, int pages) {

    static final int MOST_PAGES = 3;

    static final ListPart FIRST = new ListPart(Optional.empty(), 1);

    ListPart {
        pages = Math.clamp(pages, 1, MOST_PAGES);
    }
}
