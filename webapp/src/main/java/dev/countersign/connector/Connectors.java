package dev.countersign.connector;

import dev.countersign.audit.SecurityRecords;
import dev.countersign.connector.Connector.Field;
import dev.countersign.connector.Connector.SignIn;
import dev.countersign.connector.ConnectorResult.Fault;
import dev.countersign.execution.ConnectorSecrets;
import dev.countersign.job.Outbox;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.Right;
import dev.countersign.tenant.Edits;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import dev.countersign.tenant.TimeOrderedIds;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The connectors of an organisation, managed by administrators. The secret of a connector is stored where the functions read it, and is shown to nobody. It is
 * kept only while the address and the way of signing in stay the same.
 */
@Service
public class Connectors {

    private static final String SUBJECT = "connector";

    /** Longer than a call to AWS and the wait for the lock can take together. */
    private static final Duration WAITS = Duration.ofMinutes(15);

    private final ActorTransaction acting;
    private final TenantTransaction transaction;
    private final ConnectorRepository connectors;
    private final ConnectorSecrets secrets;
    private final Tenants tenants;
    private final ConnectorHistory history;
    private final SecurityRecords refusals;
    private final Outbox outbox;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Connectors(
            ActorTransaction acting,
            TenantTransaction transaction,
            ConnectorRepository connectors,
            ConnectorSecrets secrets,
            Tenants tenants,
            ConnectorHistory history,
            SecurityRecords refusals,
            Outbox outbox,
            TimeOrderedIds ids,
            Clock clock) {
        this.acting = acting;
        this.transaction = transaction;
        this.connectors = connectors;
        this.secrets = secrets;
        this.tenants = tenants;
        this.history = history;
        this.refusals = refusals;
        this.outbox = outbox;
        this.ids = ids;
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
     * Adds a connector, or changes the one with its key. Writes the fields that differ from what was read. A secret is taken to AWS before the connector is
     * stored, so call this outside a transaction; functions use the change when the call that follows the commit is made.
     *
     * @param opened the connector as it was read; empty for a new one
     * @param secret the password, key or client secret; empty to keep the one that there is
     */
    public ConnectorResult save(Actor actor, Optional<Connector> opened, Connector wanted, String secret) {
        Change change = new Change(opened, wanted, secret.strip());
        if (change.secret().isEmpty()) {
            return as(
                    actor,
                    wanted.key(),
                    present -> result(present.tenant(), change, merged -> write(present, merged, null)));
        }
        UUID waiting = ids.next();
        ConnectorResult expected = allowed(
                actor,
                wanted.key(),
                present -> result(present.tenant(), change, merged -> await(present, merged, waiting)));
        if (!(expected instanceof ConnectorResult.Saved)) {
            return expected;
        }
        return secrets.attempt(
                () -> {
                    secrets.write(actor.tenant(), WaitingSecret.name(wanted.key(), waiting), change.secret());
                    return as(
                            actor,
                            wanted.key(),
                            present -> result(present.tenant(), change, merged -> write(present, merged, waiting)));
                },
                new ConnectorResult.SecretNotStored());
    }

    private record Change(Optional<Connector> opened, Connector wanted, String secret) {}

    private ConnectorResult result(TenantId tenant, Change change, Function<Connector, ConnectorResult> store) {
        Connector wanted = change.wanted();
        Optional<Connector> before = connectors.find(wanted.key());
        if (change.opened().isEmpty() || before.isEmpty()) {
            return problem(before, wanted, change.opened().isEmpty(), change.secret())
                    .orElseGet(() -> store.apply(wanted));
        }
        Connector opened = change.opened().get();
        Edits<Connector, Field> edits = new Edits<>(Field.class, Connector::value, opened, wanted);
        Set<Field> contested = edits.contested(before.get());
        if (!change.secret().isEmpty()) {
            contested.addAll(elsewhere(opened, before.get()));
        }
        if (!contested.isEmpty()) {
            return new ConnectorResult.ChangedByOthers(
                    contested, before.get(), history.last(tenant, before.get(), contested));
        }
        Connector merged = before.get().with(edits.touched(), wanted);
        return problem(before, merged, false, change.secret()).orElseGet(() -> store.apply(merged));
    }

    /** The secret is removed again, whatever becomes of the rest. */
    private ConnectorResult await(Actor present, Connector connector, UUID waiting) {
        outbox.put(
                ConnectorCalls.FORGET,
                waiting.toString(),
                new WaitingSecret(present.tenant().value(), connector.key(), waiting),
                clock.instant().plus(WAITS));
        return new ConnectorResult.Saved();
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
            follow(present.tenant(), key);
            history.removed(present, found.get());
            return new ConnectorResult.Removed();
        });
    }

    private ConnectorResult as(Actor actor, String key, Function<Actor, ConnectorResult> work) {
        return allowed(actor, key, present -> {
            tenants.lockSettings(present.tenant());
            // The rights may have been lost meanwhile.
            return acting.again(
                    present, now -> isAllowed(now, key) ? work.apply(now) : new ConnectorResult.NotAllowed());
        });
    }

    private ConnectorResult allowed(Actor actor, String key, Function<Actor, ConnectorResult> work) {
        return acting.call(
                actor, present -> isAllowed(present, key) ? work.apply(present) : new ConnectorResult.NotAllowed());
    }

    private boolean isAllowed(Actor present, String key) {
        boolean allowed = present.may(Right.SET_ORGANISATION);
        if (!allowed) {
            refusals.refused(present.tenant(), present.person(), SUBJECT, key);
        }
        return allowed;
    }

    private ConnectorResult write(Actor present, Connector connector, @Nullable UUID waiting) {
        Optional<Connector> before = connectors.find(connector.key());
        connectors.save(present.tenant(), connector, waiting, present.person(), clock.instant());
        follow(present.tenant(), connector.key());
        history.saved(present, before, connector);
        return new ConnectorResult.Saved();
    }

    private void follow(TenantId tenant, String key) {
        ConnectorCalls.Ref ref = new ConnectorCalls.Ref(tenant.value(), key);
        outbox.put(ConnectorCalls.WRITE, tenant + "/" + key, ref, clock.instant());
    }

    /** Stores a connector that comes with the product, unless it is stored as it is. For the start on one machine. */
    public void install(TenantId tenant, Connector connector, String secret) {
        if (transaction
                .call(tenant, () -> connectors.find(connector.key()))
                .filter(connector::equals)
                .isEmpty()) {
            secrets.write(tenant, connector.key(), ConnectorJson.whole(connector, secret));
            transaction.run(tenant, () -> connectors.save(tenant, connector, null, null, clock.instant()));
        }
    }

    private static Optional<ConnectorResult> problem(
            Optional<Connector> before, Connector connector, boolean isNew, String secret) {
        Set<Fault> faults = ConnectorRules.faults(connector);
        if (isNew && before.isPresent()) {
            faults.add(Fault.TAKEN);
        }
        if (lacksSecret(before, connector, secret)) {
            faults.add(Fault.SECRET);
        }
        if (!faults.isEmpty()) {
            return Optional.of(new ConnectorResult.Wrong(faults));
        }
        return !isNew && before.isEmpty() ? Optional.of(new ConnectorResult.NotFound()) : Optional.empty();
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
}
