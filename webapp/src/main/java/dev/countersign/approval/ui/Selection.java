package dev.countersign.approval.ui;

import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.BulkDecisions;
import dev.countersign.approval.InboxItem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The selected approvals of the inbox, as the person has seen them. It outlives the rows on the screen. */
final class Selection {

    private final Map<ApprovalId, InboxItem> selected = new LinkedHashMap<>();
    private @Nullable ApprovalId last;

    boolean contains(ApprovalId approval) {
        return selected.containsKey(approval);
    }

    boolean isEmpty() {
        return selected.isEmpty();
    }

    int size() {
        return selected.size();
    }

    List<InboxItem> items() {
        return List.copyOf(selected.values());
    }

    /** Selects the item, or no longer. */
    void set(InboxItem item, boolean isSelected) {
        put(item, isSelected);
        last = item.approval();
    }

    /** Does the same with all items from the one that was chosen last to this one. */
    void setUpTo(InboxItem item, boolean isSelected, List<InboxItem> rows) {
        int from = index(rows, last);
        int to = index(rows, item.approval());
        if (from < 0 || to < 0) {
            set(item, isSelected);
            return;
        }
        rows.subList(Math.min(from, to), Math.max(from, to) + 1).forEach(one -> put(one, isSelected));
        last = item.approval();
    }

    void addAll(List<InboxItem> items) {
        items.forEach(item -> put(item, true));
    }

    void removeAll(Collection<ApprovalId> approvals) {
        approvals.forEach(selected::remove);
    }

    void clear() {
        selected.clear();
        last = null;
    }

    /** Whether more cannot be decided in one go. */
    boolean isFull() {
        return selected.size() >= BulkDecisions.MOST;
    }

    private void put(InboxItem item, boolean isSelected) {
        if (!isSelected) {
            selected.remove(item.approval());
        } else if (!isFull()) {
            selected.put(item.approval(), item);
        }
    }

    private static int index(List<InboxItem> rows, @Nullable ApprovalId approval) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).approval().equals(approval)) {
                return i;
            }
        }
        return -1;
    }
}
