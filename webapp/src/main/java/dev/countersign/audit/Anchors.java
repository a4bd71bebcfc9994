package dev.countersign.audit;

import dev.countersign.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where the ends of the chains are kept outside the database, so that whoever holds the database cannot cut a chain off unseen. */
sealed interface Anchors permits AnchorFile, AnchorLog, UnreadableAnchors {

    /** The newest of the tenant. */
    Optional<Anchor> latest(TenantId tenant);

    /** The newest of every tenant that has one. */
    Collection<Anchor> all();

    /** Returns when they are kept for good. Refuses one that stands before the newest of its tenant. */
    void add(List<Anchor> anchors);

    /**
     * Whether every tenant of the time before entries were signed has been anchored, so that from here on an unsigned entry which no
     * anchor covers is a forgery.
     */
    boolean isSealed();

    void seal();
}
