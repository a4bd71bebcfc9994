package dev.countersign.connector;

import dev.countersign.connector.ConnectorRepository.Stored;
import dev.countersign.execution.ConnectorSecrets;
import dev.countersign.job.Outbox;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Writes a connector to where functions read it, or removes it there. Address and secret are written at once, as one state of its row says, so the secret of one
 * administrator is never sent to the address of another.
 */
@Component
class WriteConnectorCall {

    private final TenantTransaction transaction;
    private final Tenants tenants;
    private final ConnectorRepository connectors;
    private final ConnectorSecrets secrets;
    private final Outbox outbox;

    WriteConnectorCall(
            TenantTransaction transaction,
            Tenants tenants,
            ConnectorRepository connectors,
            ConnectorSecrets secrets,
            Outbox outbox) {
        this.transaction = transaction;
        this.tenants = tenants;
        this.connectors = connectors;
        this.secrets = secrets;
        this.outbox = outbox;
    }

    /** Repeats itself if the connector was changed meanwhile: a change finds this call scheduled, and adds none. */
    void write(ConnectorCalls.Ref ref) {
        TenantId tenant = new TenantId(ref.tenant());
        boolean done = false;
        while (!done) {
            Optional<Stored> stored = transaction.call(tenant, () -> connectors.stored(ref.key()));
            stored.ifPresentOrElse(one -> write(tenant, one), () -> secrets.remove(tenant, ref.key()));
            done = transaction.call(tenant, () -> end(tenant, ref.key(), stored));
        }
    }

    /** The secret that waited is kept with its connector by now, or the connector was not stored. */
    void forget(WaitingSecret waiting) {
        TenantId tenant = new TenantId(waiting.tenant());
        boolean isWaiting = transaction.call(
                tenant,
                () -> connectors
                        .stored(waiting.key())
                        .flatMap(Stored::waiting)
                        .filter(waiting.id()::equals)
                        .isPresent());
        if (isWaiting) {
            throw new IllegalStateException("Connector %s is not written yet".formatted(waiting.key()));
        }
        secrets.remove(tenant, waiting.name());
    }

    private void write(TenantId tenant, Stored stored) {
        String key = stored.connector().key();
        String secret = stored.waiting()
                .map(id -> secrets.read(tenant, WaitingSecret.name(key, id)).orElseThrow())
                .orElseGet(() ->
                        secrets.read(tenant, key).map(ConnectorJson::secret).orElse(""));
        secrets.write(tenant, key, ConnectorJson.whole(stored.connector(), secret));
    }

    /** Changes wait for the same lock, so none comes in between. */
    private boolean end(TenantId tenant, String key, Optional<Stored> written) {
        tenants.lockSettings(tenant);
        if (!connectors.stored(key).equals(written)) {
            return false;
        }
        connectors.written(key);
        outbox.end();
        return true;
    }
}
