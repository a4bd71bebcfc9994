package dev.countersign.connector;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.connector.Connector.SignIn;
import dev.countersign.connector.ConnectorResult.Fault;
import dev.countersign.execution.ConnectorSecrets;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.Right;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * The connectors of an organisation, managed by administrators. The secret of a connector is stored where the functions read it, and is shown to nobody. It is
 * kept only while the address and the way of signing in stay the same.
 */
@Service
public class Connectors {

    private static final String SUBJECT = "connector";

    private final ActorTransaction acting;
    private final TenantTransaction transaction;
    private final ConnectorRepository connectors;
    private final ConnectorSecrets secrets;
    private final AuditLog audit;
    private final SecurityRecords refusals;
    private final Clock clock;

    Connectors(
            ActorTransaction acting,
            TenantTransaction transaction,
            ConnectorRepository connectors,
            ConnectorSecrets secrets,
            AuditLog audit,
            SecurityRecords refusals,
            Clock clock) {
        this.acting = acting;
        this.transaction = transaction;
        this.connectors = connectors;
        this.secrets = secrets;
        this.audit = audit;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** By name. Empty for whoever sees neither settings nor templates. */
    public Optional<List<Connector>> list(Actor actor) {
        return acting.call(actor, present -> {
            if (!present.may(Right.SEE_ORGANISATION) && !present.may(Right.SEE_TEMPLATES)) {
                refusals.refused(present.tenant(), present.person(), SUBJECT, "all");
                return Optional.empty();
            }
            return Optional.of(connectors.all());
        });
    }

    /**
     * Adds a connector, or changes the one with its key. Calls AWS between two transactions: call it outside one.
     *
     * @param isNew whether there must be none with this key
     * @param secret the password, key or client secret; empty to keep the one that there is
     */
    public ConnectorResult save(Actor actor, Connector connector, boolean isNew, String secret) {
        Optional<ConnectorResult> refused =
                acting.call(actor, present -> refusal(present, connector, isNew, secret.strip()));
        return refused.orElseGet(() -> {
            store(actor.tenant(), connector, secret.strip());
            return acting.call(
                    actor,
                    present -> refusal(present, connector, isNew, secret.strip())
                            .orElseGet(() -> {
                                connectors.save(present.tenant(), connector, present.person(), clock.instant());
                                record(present, "connector.saved", connector);
                                return new ConnectorResult.Saved();
                            }));
        });
    }

    /** Removes a connector with its secret. Steps that name it fail from then on. */
    public ConnectorResult remove(Actor actor, String key) {
        ConnectorResult removed = acting.call(actor, present -> {
            if (!present.may(Right.SET_ORGANISATION)) {
                refusals.refused(present.tenant(), present.person(), SUBJECT, key);
                return new ConnectorResult.NotAllowed();
            }
            Optional<Connector> found = connectors.find(key);
            if (found.isEmpty() || !connectors.remove(key)) {
                return new ConnectorResult.NotFound();
            }
            record(present, "connector.removed", found.get());
            return new ConnectorResult.Removed();
        });
        if (removed instanceof ConnectorResult.Removed) {
            secrets.remove(actor.tenant(), key);
        }
        return removed;
    }

    /** Stores a connector that comes with the product, unless it is stored as it is. For the start on one machine. */
    public void install(TenantId tenant, Connector connector, String secret) {
        if (transaction
                .call(tenant, () -> connectors.find(connector.key()))
                .filter(connector::equals)
                .isEmpty()) {
            store(tenant, connector, secret);
            transaction.run(tenant, () -> connectors.save(tenant, connector, null, clock.instant()));
        }
    }

    private Optional<ConnectorResult> refusal(Actor present, Connector connector, boolean isNew, String secret) {
        if (!present.may(Right.SET_ORGANISATION)) {
            refusals.refused(present.tenant(), present.person(), SUBJECT, connector.key());
            return Optional.of(new ConnectorResult.NotAllowed());
        }
        Optional<Connector> before = connectors.find(connector.key());
        Optional<Fault> fault = ConnectorRules.fault(connector)
                .or(() -> isNew && before.isPresent() ? Optional.of(Fault.TAKEN) : Optional.empty())
                .or(() -> lacksSecret(before, connector, secret) ? Optional.of(Fault.SECRET) : Optional.empty());
        return fault.<ConnectorResult>map(ConnectorResult.Wrong::new)
                .or(() -> !isNew && before.isEmpty() ? Optional.of(new ConnectorResult.NotFound()) : Optional.empty());
    }

    private static boolean lacksSecret(Optional<Connector> before, Connector connector, String secret) {
        if (connector.signIn() instanceof SignIn.None) {
            return false;
        }
        return secret.isEmpty()
                ? before.filter(one -> ConnectorRules.mayKeepSecret(one, connector))
                        .isEmpty()
                : !ConnectorRules.isSecret(secret);
    }

    private void store(TenantId tenant, Connector connector, String secret) {
        String kept = secret.isEmpty()
                ? secrets.read(tenant, connector.key())
                        .map(ConnectorJson::secret)
                        .orElse("")
                : secret;
        secrets.write(tenant, connector.key(), ConnectorJson.whole(connector, kept));
    }

    private void record(Actor present, String kind, Connector connector) {
        audit.append(
                present.tenant(),
                new AuditEvent(
                        kind,
                        present.person(),
                        null,
                        Map.of(
                                "connector",
                                connector.key(),
                                "address",
                                connector.address().toString())));
    }
}
