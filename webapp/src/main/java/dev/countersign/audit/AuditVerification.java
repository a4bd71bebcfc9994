package dev.countersign.audit;

import dev.countersign.tenant.Tenant;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.Tenants;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Checks all logs of an installation from their first entry. For the operator, across tenants; no page calls it. */
@Service
public class AuditVerification {

    /**
     * The result for a tenant.
     *
     * @param name the slug of the tenant; its id if the database does not have it any more
     * @param anchored the number of the last entry that is anchored outside the database
     * @param before what earlier checks have found, newest first
     */
    public record Checked(String name, long anchored, Verification result, List<AuditFinding> before) {

        public Checked {
            before = List.copyOf(before);
        }
    }

    /** The most findings of earlier checks that are told. */
    private static final int MOST_FINDINGS = 20;

    private final Tenants tenants;
    private final Anchors anchors;
    private final DeletedTenants deleted;
    private final AuditChecks checks;
    private final AuditFindings findings;

    AuditVerification(
            Tenants tenants, Anchors anchors, DeletedTenants deleted, AuditChecks checks, AuditFindings findings) {
        this.tenants = tenants;
        this.anchors = anchors;
        this.deleted = deleted;
        this.checks = checks;
        this.findings = findings;
    }

    public List<TenantId> tenants() {
        return tenants.all();
    }

    public Checked check(TenantId tenant) {
        return new Checked(
                tenants.find(tenant).map(Tenant::slug).orElseGet(tenant::toString),
                anchors.latest(tenant).map(anchor -> anchor.head().sequence()).orElse(0L),
                checks.whole(tenant),
                findings.newest(tenant, MOST_FINDINGS));
    }

    /** The anchored logs of tenants that are not among these and were not deleted by the operator. */
    public List<Checked> gone(List<TenantId> present) {
        Set<TenantId> known = new HashSet<>(present);
        return anchors.all().stream()
                .filter(anchor -> !known.contains(anchor.tenant()) && !deleted.explain(anchor))
                .map(anchor -> new Checked(
                        anchor.tenant().toString(),
                        anchor.head().sequence(),
                        new Verification.Broken(1, Verification.Fault.CUT_OFF),
                        List.of()))
                .toList();
    }
}
