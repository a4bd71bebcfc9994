package dev.countersign.connector;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.connector.Connector.Field;
import dev.countersign.connector.Connector.SignIn;
import dev.countersign.connector.ConnectorResult.Fault;
import dev.countersign.execution.ConnectorSecrets;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.Right;
import dev.countersign.tenant.Edits;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final Tenants tenants;
    private final AuditLog audit;
    private final SecurityRecords refusals;
    private final Clock clock;

    Connectors(
            ActorTransaction acting,
            TenantTransaction transaction,
            ConnectorRepository connectors,
            ConnectorSecrets secrets,
            Tenants tenants,
            AuditLog audit,
            SecurityRecords refusals,
            Clock clock) {
        this.acting = acting;
        this.transaction = transaction;
        this.connectors = connectors;
        this.secrets = secrets;
        this.tenants = tenants;
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
     * Adds a connector, or changes the one with its key. Writes the fields that differ from what was read.
     *
     * @param opened the connector as it was read; empty for a new one
     * @param secret the password, key or client secret; empty to keep the one that there is
     */
    public ConnectorResult save(Actor actor, Optional<Connector> opened, Connector wanted, String secret) {
        return as(actor, wanted.key(), present -> {
            Optional<Connector> before = connectors.find(wanted.key());
            if (opened.isEmpty() || before.isEmpty()) {
                return problem(before, wanted, opened.isEmpty(), secret.strip())
                        .orElseGet(() -> write(present, wanted, secret.strip()));
            }
            Edits<Connector, Field> edits = new Edits<>(Field.class, Connector::value, opened.get(), wanted);
            Set<Field> contested = edits.contested(before.get());
            if (!secret.isBlank()) {
                contested.addAll(elsewhere(opened.get(), before.get()));
            }
            if (!contested.isEmpty()) {
                return new ConnectorResult.ChangedByOthers(contested, before.get());
            }
            Connector merged = before.get().with(edits.touched(), wanted);
            return problem(before, merged, false, secret.strip())
                    .orElseGet(() -> write(present, merged, secret.strip()));
        });
    }

    /** What leads to another place than whoever typed a secret has seen: it would be sent there. */
    private static Set<Field> elsewhere(Connector opened, Connector now) {
        return Stream.of(Field.ADDRESS, Field.SIGN_IN)
                .filter(field -> !opened.value(field).equals(now.value(field)))
                .collect(Collectors.toSet());
    }

    /** Removes a connector with its secret. Steps that name it fail from then on. */
    public ConnectorResult remove(Actor actor, String key) {
        return as(actor, key, present -> {
            Optional<Connector> found = connectors.find(key);
            if (found.isEmpty() || !connectors.remove(key)) {
                return new ConnectorResult.NotFound();
            }
            secrets.remove(present.tenant(), key);
            record(present, "connector.removed", found.get());
            return new ConnectorResult.Removed();
        });
    }

    /**
     * AWS is called while the lock is held: otherwise the secret of one administrator could end up beside the address of another, and be sent there.
     */
    private ConnectorResult as(Actor actor, String key, Function<Actor, ConnectorResult> work) {
        return acting.call(actor, present -> {
            if (!isAllowed(present, key)) {
                return new ConnectorResult.NotAllowed();
            }
            tenants.lockSettings(present.tenant());
            // The rights may have been lost meanwhile.
            return acting.again(
                    present, now -> isAllowed(now, key) ? work.apply(now) : new ConnectorResult.NotAllowed());
        });
    }

    private boolean isAllowed(Actor present, String key) {
        boolean allowed = present.may(Right.SET_ORGANISATION);
        if (!allowed) {
            refusals.refused(present.tenant(), present.person(), SUBJECT, key);
        }
        return allowed;
    }

    /** If storing the secret fails, the row stays as it was. */
    private ConnectorResult write(Actor present, Connector connector, String secret) {
        connectors.save(present.tenant(), connector, present.person(), clock.instant());
        store(present.tenant(), connector, secret);
        record(present, "connector.saved", connector);
        return new ConnectorResult.Saved();
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

    private static Optional<ConnectorResult> problem(
            Optional<Connector> before, Connector connector, boolean isNew, String secret) {
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
