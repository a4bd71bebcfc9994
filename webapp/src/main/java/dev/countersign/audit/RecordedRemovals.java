package dev.countersign.audit;

import java.util.Collection;
import java.util.Optional;

/**
 * The list of what was removed, as a page shows it. The entries that say so are signed, the list is not, so checks compare the two. The module that owns the
 * list implements this: the log knows no other module. All is called in a transaction of the tenant.
 */
public interface RecordedRemovals {

    /** The first of these entries, which say what was removed, that the list does not have, or not so. */
    Optional<AuditEntry> unlike(Collection<AuditEntry> entries);

    /**
     * Whether the list has more than there are entries of these kinds.
     *
     * @param kinds of the entries that say what was removed
     */
    boolean hasMore(Collection<String> kinds);
}
