package dev.countersign.people;

import dev.countersign.tenant.TenantTransaction;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The transaction of the person who acts. Its first statement sets the tenant and reads the person and their roles, so that a session does not
 * use rights that were removed since it began. The service methods that take an {@link Actor} do all their work in this transaction, and
 * use the actor that it gives them and no other.
 */
@Component
public class ActorTransaction {

    private record Rights(boolean active, Set<Role> roles) {}

    private final TenantTransaction transaction;
    private final JdbcClient sql;
    private final ApplicationEventPublisher events;

    ActorTransaction(TenantTransaction transaction, JdbcClient sql, ApplicationEventPublisher events) {
        this.transaction = transaction;
        this.sql = sql;
        this.events = events;
    }

    /**
     * Runs the work with the person's current rights. A nested call for the same person joins the transaction.
     *
     * @param claimed the person of the session; its roles are not used
     * @param work gets the same person with their current roles
     * @throws PersonNotActive if the person may not act any more
     */
    public <T extends @Nullable Object> T call(Actor claimed, Function<Actor, T> work) {
        if (TransactionSynchronizationManager.getResource(this) instanceof Actor present
                && isSamePerson(present, claimed)) {
            return work.apply(present);
        }
        try {
            return transaction.call(claimed.tenant(), () -> present(claimed), present -> bound(present, work));
        } catch (PersonNotActive refused) {
            // After the rollback, because listeners may need a transaction of their own.
            if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                events.publishEvent(new RightsLost(claimed.tenant(), claimed.person()));
            }
            throw refused;
        }
    }

    /**
     * Within {@link #call}, runs the work with the person's rights as they are now. Work that has waited for a lock needs this, because the rights may
     * have been removed meanwhile.
     *
     * @throws PersonNotActive if the person may not act any more
     */
    public <T extends @Nullable Object> T again(Actor present, Function<Actor, T> work) {
        return bound(present(present), work);
    }

    private static boolean isSamePerson(Actor present, Actor claimed) {
        return present.person().equals(claimed.person()) && present.tenant().equals(claimed.tenant());
    }

    private Actor present(Actor claimed) {
        Optional<Rights> rights = sql.sql(
                        "select active, administrator, roles from act_as(?, ?) where active is not null")
                .params(claimed.tenant().value(), claimed.person().value())
                .query((row, index) -> new Rights(row.getBoolean("active"), StoredRoles.read(row)))
                .optional();
        if (!rights.map(Rights::active).orElse(false)) {
            throw new PersonNotActive(claimed);
        }
        return new Actor(claimed.tenant(), claimed.person(), rights.get().roles());
    }

    private <T extends @Nullable Object> T bound(Actor present, Function<Actor, T> work) {
        Object outer = TransactionSynchronizationManager.unbindResourceIfPossible(this);
        TransactionSynchronizationManager.bindResource(this, present);
        try {
            return work.apply(present);
        } finally {
            TransactionSynchronizationManager.unbindResource(this);
            if (outer != null) {
                TransactionSynchronizationManager.bindResource(this, outer);
            }
        }
    }
}
