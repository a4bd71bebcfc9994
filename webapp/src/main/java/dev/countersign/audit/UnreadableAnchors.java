package dev.countersign.audit;

import dev.countersign.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The file of anchors was altered: nothing is compared with it or added to it, and no chain counts as intact. */
record UnreadableAnchors(String why) implements Anchors {

    @Override
    public Optional<Anchor> latest(TenantId tenant) {
        return Optional.empty();
    }

    @Override
    public Collection<Anchor> all() {
        return List.of();
    }

    @Override
    public void add(List<Anchor> anchors) {
        throw new IllegalStateException(why);
    }

    @Override
    public boolean isSealed() {
        return true;
    }

    @Override
    public void seal() {
        throw new IllegalStateException(why);
    }
}
