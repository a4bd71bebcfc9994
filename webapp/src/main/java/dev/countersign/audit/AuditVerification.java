package dev.countersign.audit;

import dev.countersign.tenant.Tenant;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.Tenants;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Checks every log of an installation from its first entry. For the operator, who stands above tenants; no page calls it. */
@Service
public class AuditVerification {

    /**
     * What was found for a tenant.
     *
     * @param name the tenant's slug; its id where the database does not know it any more
     * @param anchored up to which entry the end of the log is known outside the database
     */
    public record Checked(String name, long anchored, Verification result) {}

    private final Tenants tenants;
    private final Anchors anchors;
    private final AuditChecks checks;

    AuditVerification(Tenants tenants, Anchors anchors, AuditChecks checks) {
        this.tenants = tenants;
        this.anchors = anchors;
        this.checks = checks;
    }

    public List<TenantId> tenants() {
        return tenants.all();
    }

    public Checked check(TenantId tenant) {
        return new Checked(
                tenants.find(tenant).map(Tenant::slug).orElseGet(tenant::toString),
                anchors.latest(tenant).map(anchor -> anchor.head().sequence()).orElse(0L),
                checks.whole(tenant));
    }

    /** Logs that are anchored and whose tenant is not among these. */
    public List<Checked> gone(List<TenantId> present) {
        Set<TenantId> known = new HashSet<>(present);
        return anchors.all().stream()
                .filter(anchor -> !known.contains(anchor.tenant()))
                .map(anchor -> new Checked(
                        anchor.tenant().toString(),
                        anchor.head().sequence(),
                        new Verification.Broken(1, Verification.Fault.CUT_OFF)))
                .toList();
    }
}
