package dev.countersign.audit;

import dev.countersign.audit.Verification.Broken;
import dev.countersign.audit.Verification.Fault;
import java.util.List;
import java.util.Optional;

/** Compares the list of what was removed with the entries that say so, as these are read; at the end, whether the list has others. */
final class RemovalsCheck implements PartOfCheck {

    private final RecordedRemovals list;

    RemovalsCheck(RecordedRemovals list) {
        this.list = list;
    }

    /** The first of these entries that the list does not have, or not so. Must be called in a transaction of the tenant. */
    Optional<Broken> unlike(List<AuditEntry> page) {
        List<AuditEntry> proofs = page.stream()
                .filter(entry -> RemovedEntries.PROOFS.contains(entry.kind()))
                .toList();
        return proofs.isEmpty()
                ? Optional.empty()
                : list.unlike(proofs).map(entry -> new Broken(entry.sequence(), Fault.REMOVAL_ALTERED));
    }

    @Override
    public long read() {
        return 0;
    }

    @Override
    public Progress step(int most) {
        return Progress.ended(
                list.hasMore(RemovedEntries.PROOFS)
                        ? Optional.of(new Broken(1, Fault.REMOVAL_UNKNOWN))
                        : Optional.empty());
    }
}
