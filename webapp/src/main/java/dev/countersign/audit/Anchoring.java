package dev.countersign.audit;

import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Anchors the chains that have grown. The entries since the last anchor are checked first and must continue it. So a chain that was cut off or
 * replaced is reported, and not anchored again when it grows beyond its anchor.
 */
@Component
class Anchoring {

    private static final int PAGE = 500;

    /** How soon a broken chain is checked again: it stays broken until somebody acts. */
    private static final Duration BROKEN_AGAIN = Duration.ofMinutes(10);

    private final AuditRepository entries;
    private final AuditChecks checks;
    private final Anchors anchors;
    private final AuditReports reports;
    private final TenantTransaction transaction;
    private final Clock clock;
    private final Map<TenantId, Instant> brokenUntil = new HashMap<>();

    Anchoring(
            AuditRepository entries,
            AuditChecks checks,
            Anchors anchors,
            AuditReports reports,
            TenantTransaction transaction,
            Clock clock) {
        this.entries = entries;
        this.checks = checks;
        this.anchors = anchors;
        this.reports = reports;
        this.transaction = transaction;
        this.clock = clock;
    }

    synchronized void run() {
        Instant now = clock.instant();
        brokenUntil.values().removeIf(until -> !until.isAfter(now));
        @Nullable TenantId behind = null;
        List<TenantId> page;
        do {
            page = entries.toAnchor(behind, PAGE);
            anchor(page.stream()
                    .filter(tenant -> !brokenUntil.containsKey(tenant))
                    .flatMap(tenant -> checked(tenant).stream())
                    .toList());
            behind = page.isEmpty() ? null : page.getLast();
        } while (page.size() == PAGE);
        if (!anchors.isSealed()) {
            anchors.seal();
        }
    }

    private void anchor(List<Anchor> checked) {
        if (checked.isEmpty()) {
            return;
        }
        anchors.add(checked);
        for (Anchor anchor : checked) {
            transaction.run(
                    anchor.tenant(),
                    () -> entries.markAnchored(anchor.tenant(), anchor.head().sequence()));
        }
    }

    private Optional<Anchor> checked(TenantId tenant) {
        try {
            return switch (checks.sinceAnchor(tenant)) {
                case Verification.Intact intact ->
                    Optional.of(new Anchor(tenant, new Head(intact.entries(), intact.head()), intact.unsigned()));
                case Verification.Broken broken -> {
                    brokenUntil.put(tenant, clock.instant().plus(BROKEN_AGAIN));
                    reports.broken(tenant, broken);
                    yield Optional.empty();
                }
                case Verification.DecisionsDiffer _, Verification.NotAllowed _ -> Optional.empty();
            };
        } catch (RuntimeException failed) {
            reports.failed(tenant, failed);
            return Optional.empty();
        }
    }
}
