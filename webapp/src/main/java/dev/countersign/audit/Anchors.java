package dev.countersign.audit;

import dev.countersign.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Stores the ends of the chains outside the database, so that whoever controls the database cannot cut off a chain unnoticed. */
sealed interface Anchors permits AnchorFile, AnchorLog, UnreadableAnchors {

    /** The newest anchor of the tenant. */
    Optional<Anchor> latest(TenantId tenant);

    /** The newest anchor of every tenant that has one. */
    Collection<Anchor> all();

    /** Returns after they are stored durably. Refuses one that is before the newest of its tenant. */
    void add(List<Anchor> anchors);

    /**
     * Whether all chains with unsigned entries have been anchored. From then on, an unsigned entry that no anchor covers is a forgery.
     */
    boolean isSealed();

    void seal();
}
