package dev.countersign.audit;

import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.Tenants;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks all chains from their first entry and the decisions with them, one tenant after the other and then again, a bounded number of rows at each call. The position is in memory
 * only, because whoever controls the database could change it there. A round begins with a random tenant, so that frequent restarts do not leave out
 * always the same ones.
 */
@Component
class AuditRound {

    private static final int MOST_ROWS = 10_000;
    private static final int MOST_TENANTS = 50;

    private final Tenants tenants;
    private final AuditChecks checks;
    private final Anchors anchors;
    private final DeletedTenants deleted;
    private final AuditReports reports;
    private final AuditResults results;
    private final AuditFindings findings;
    private final RandomGenerator random;
    private final Deque<TenantId> ahead = new ArrayDeque<>();
    private @Nullable TenantCheck current;

    AuditRound(
            Tenants tenants,
            AuditChecks checks,
            Anchors anchors,
            DeletedTenants deleted,
            AuditReports reports,
            AuditResults results,
            AuditFindings findings,
            RandomGenerator random) {
        this.tenants = tenants;
        this.checks = checks;
        this.anchors = anchors;
        this.deleted = deleted;
        this.reports = reports;
        this.results = results;
        this.findings = findings;
        this.random = random;
    }

    synchronized void run() {
        int left = MOST_ROWS;
        for (int visited = 0; visited < MOST_TENANTS && left > 0; ) {
            TenantCheck check = current;
            if (check == null) {
                if (ahead.isEmpty() && (visited > 0 || !beginAnew())) {
                    return;
                }
                check = checks.begin(ahead.remove());
                current = check;
                visited++;
            }
            long before = check.position();
            if (step(check, Math.min(left, AuditChecks.PAGE))) {
                current = null;
            }
            left -= (int) (check.position() - before);
        }
    }

    /** Returns whether the check has ended. */
    private boolean step(TenantCheck check, int most) {
        try {
            Optional<Verification> found = checks.step(check, most);
            found.ifPresent(result -> results.scheduled(check.tenant(), result));
            found.ifPresent(result -> report(check.tenant(), result));
            found.ifPresent(result -> findings.record(check.tenant(), result));
            return found.isPresent();
        } catch (RuntimeException failed) {
            reports.failed(check.tenant(), failed);
            return true;
        }
    }

    private void report(TenantId tenant, Verification result) {
        switch (result) {
            case Verification.Broken broken -> reports.broken(tenant, broken);
            case Verification.DecisionsDiffer differ ->
                differ.decisions().forEach(difference -> reports.altered(tenant, difference));
            case Verification.Intact _, Verification.NotAllowed _ -> {}
        }
    }

    private boolean beginAnew() {
        List<TenantId> all = new ArrayList<>(tenants.all());
        Set<TenantId> known = new HashSet<>(all);
        anchors.all().stream()
                .filter(anchor -> !known.contains(anchor.tenant()) && !deleted.explain(anchor))
                .forEach(reports::gone);
        if (all.isEmpty()) {
            return false;
        }
        Collections.rotate(all, random.nextInt(all.size()));
        ahead.addAll(all);
        return true;
    }
}
