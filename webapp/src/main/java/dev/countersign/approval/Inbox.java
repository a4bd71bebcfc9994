package dev.countersign.approval;

import java.util.List;
import java.util.Optional;

/**
 * A page of the inbox, what is due first on top.
 *
 * @param next where the next page begins; empty on the last one
 */
public record Inbox(List<InboxItem> items, Optional<InboxCursor> next) {

    public Inbox {
        items = List.copyOf(items);
    }
}
