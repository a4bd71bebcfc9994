package dev.countersign.audit;

import dev.countersign.audit.Verification.Broken;
import dev.countersign.audit.Verification.Fault;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The entries of a chain whose content was removed, until the entry that says so. That one is signed, and holds a digest over what is left of each of them.
 * Keeps one digest for each removal that is not proved yet.
 */
final class RemovedEntries {

    /** The kinds of entries that say what was removed. Their own content is never removed. */
    static final Set<String> PROOFS = Set.of("request.removed", "person.erased");

    private static final JsonMapper JSON = JsonMapper.shared();

    private record Open(long first, RemovalDigest digest) {}

    private final Map<UUID, Open> open = new HashMap<>();

    /** Whether the check has seen all entries of each removal. */
    private final boolean whole;

    RemovedEntries(boolean whole) {
        this.whole = whole;
    }

    void add(UUID removal, AuditEntry entry) {
        open.computeIfAbsent(removal, _ -> new Open(entry.sequence(), new RemovalDigest()))
                .digest()
                .add(entry);
    }

    /** If the entry proves a removal: whether it is that of the entries before. */
    Optional<Broken> prove(AuditEntry entry) {
        if (!PROOFS.contains(entry.kind())) {
            return Optional.empty();
        }
        JsonNode proof = content(entry);
        Open removed = removal(proof).map(open::remove).orElse(null);
        return removed == null
                        || !whole
                        || removed.digest().hex().equals(proof.path("digest").asString(""))
                ? Optional.empty()
                : broken(removed);
    }

    /** For an entry that was written after the check began, when some of what it removed may have been read already. */
    void proveLater(AuditEntry entry) {
        if (PROOFS.contains(entry.kind())) {
            removal(content(entry)).ifPresent(open::remove);
        }
    }

    boolean isProved() {
        return open.isEmpty();
    }

    /** The first entry that no other one explains. */
    Optional<Broken> unproved() {
        return open.values().stream()
                .min((one, other) -> Long.compare(one.first(), other.first()))
                .flatMap(RemovedEntries::broken);
    }

    private static Optional<Broken> broken(Open removed) {
        return Optional.of(new Broken(removed.first(), Fault.REMOVED));
    }

    private static Optional<UUID> removal(JsonNode proof) {
        try {
            return Optional.of(UUID.fromString(proof.path("removal").asString("")));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static JsonNode content(AuditEntry entry) {
        try {
            return JSON.readTree(entry.content());
        } catch (JacksonException notJson) {
            return JSON.createObjectNode();
        }
    }
}
