package dev.countersign.audit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The decisions that the pages show. The log that has recorded them is signed, their table is not, so checks compare the two. The module that owns the
 * table implements this: the log knows no other module.
 */
public interface RecordedDecisions {

    /**
     * Compares a page of decisions, in the order of their ids. Must be called in a transaction of the tenant.
     *
     * @param after the last decision of the page before
     * @param most the most to compare
     */
    Compared compare(Optional<UUID> after, int most);

    /**
     * A page that was compared.
     *
     * @param last the last one of the page; empty after the last page
     */
    record Compared(int read, Optional<UUID> last, List<Difference> different) {

        public Compared {
            different = List.copyOf(different);
        }
    }

    /** A decision with another verdict, comment, person or approval than recorded, taken back or not unlike recorded, or not recorded at all. */
    record Difference(UUID decision, UUID request) {}
}
