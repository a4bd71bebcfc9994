package dev.countersign.audit;

import dev.countersign.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log line for each anchor, for an installation with an append-only log store. This process knows only the anchors that it wrote itself;
 * earlier ones must be compared by whoever reads the log.
 */
final class AnchorLog implements Anchors {

    private static final Logger LOG = LoggerFactory.getLogger(AnchorLog.class);

    private final AuditSigner signer;
    private final Map<TenantId, Anchor> latest = new ConcurrentHashMap<>();

    AnchorLog(AuditSigner signer) {
        this.signer = signer;
    }

    @Override
    public Optional<Anchor> latest(TenantId tenant) {
        return Optional.ofNullable(latest.get(tenant));
    }

    @Override
    public Collection<Anchor> all() {
        return List.copyOf(latest.values());
    }

    @Override
    public void add(List<Anchor> anchors) {
        for (Anchor anchor : anchors) {
            LOG.atInfo()
                    .addKeyValue("tenant", anchor.tenant())
                    .addKeyValue("sequence", anchor.head().sequence())
                    .addKeyValue("hash", anchor.head().hash().hex())
                    .addKeyValue("signature", signer.signLine(AnchorLine.text(anchor)))
                    .log("audit anchor");
            latest.merge(anchor.tenant(), anchor, AnchorLine::later);
        }
    }

    /** Unsigned entries at the beginning are valid only if signed entries follow; see {@link ChainCheck.Known}. */
    @Override
    public boolean isSealed() {
        return true;
    }

    @Override
    public void seal() {}
}
