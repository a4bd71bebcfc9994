package dev.countersign.audit;

import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Checks chains, step by step or completely. The caller checks who may see the result. */
@Component
class AuditChecks {

    static final int PAGE = 2_000;

    private final Anchors anchors;
    private final AuditSigner signer;
    private final AuditRepository entries;
    private final TenantTransaction transaction;

    AuditChecks(Anchors anchors, AuditSigner signer, AuditRepository entries, TenantTransaction transaction) {
        this.anchors = anchors;
        this.signer = signer;
        this.entries = entries;
        this.transaction = transaction;
    }

    TenantCheck begin(TenantId tenant, boolean sinceAnchor) {
        return TenantCheck.begin(tenant, sinceAnchor, anchors, signer, entries, transaction);
    }

    Verification whole(TenantId tenant) {
        return finish(begin(tenant, false));
    }

    Verification sinceAnchor(TenantId tenant) {
        return finish(begin(tenant, true));
    }

    /** Present when the check has ended. */
    Optional<Verification> step(TenantCheck check, int most) {
        return anchors instanceof UnreadableAnchors
                ? Optional.of(new Verification.Broken(1, Verification.Fault.ANCHORS_UNREADABLE))
                : check.step(most);
    }

    private Verification finish(TenantCheck check) {
        Optional<Verification> found = Optional.empty();
        while (found.isEmpty()) {
            found = step(check, PAGE);
        }
        return found.get();
    }
}
