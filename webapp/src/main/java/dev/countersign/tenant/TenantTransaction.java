package dev.countersign.tenant;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way to the rows of a tenant: a transaction whose first statement sets the tenant, so that row-level security shows its rows and
 * no others. A nested call for the same tenant joins the transaction. A call for another tenant, or in a transaction without a tenant, is a bug
 * and throws an {@link IllegalStateException}.
 */
@Component
public class TenantTransaction {

    private final TransactionTemplate transaction;
    private final JdbcClient sql;

    TenantTransaction(PlatformTransactionManager transactions, JdbcClient sql) {
        this.transaction = new TransactionTemplate(transactions);
        this.sql = sql;
    }

    public <T extends @Nullable Object> T call(TenantId tenant, Supplier<T> work) {
        return isJoined(tenant) ? work.get() : begin(tenant, () -> name(tenant), named -> work.get());
    }

    /**
     * As {@link #call(TenantId, Supplier)}, for work that needs a result of the first statement.
     *
     * @param opening runs the first statement, which must also set the tenant
     */
    public <A, T extends @Nullable Object> T call(TenantId tenant, Supplier<A> opening, Function<A, T> work) {
        return isJoined(tenant) ? work.apply(opening.get()) : begin(tenant, opening, work);
    }

    public void run(TenantId tenant, Runnable work) {
        this.<@Nullable Object>call(tenant, () -> {
            work.run();
            return null;
        });
    }

    /** Whether the caller runs inside a transaction of this tenant. */
    public boolean isOpenFor(TenantId tenant) {
        return tenant.equals(TransactionSynchronizationManager.getResource(this));
    }

    private boolean isJoined(TenantId tenant) {
        if (TransactionSynchronizationManager.getResource(this) instanceof TenantId bound) {
            if (!bound.equals(tenant)) {
                throw new IllegalStateException("a transaction of tenant %s cannot serve %s".formatted(bound, tenant));
            }
            return true;
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a transaction without a tenant cannot serve " + tenant);
        }
        return false;
    }

    private <A, T extends @Nullable Object> T begin(TenantId tenant, Supplier<A> opening, Function<A, T> work) {
        return transaction.execute(status -> {
            A answer = opening.get();
            TransactionSynchronizationManager.bindResource(this, tenant);
            try (LogContext _ = new LogContext(tenant)) {
                return work.apply(answer);
            } finally {
                TransactionSynchronizationManager.unbindResource(this);
            }
        });
    }

    private String name(TenantId tenant) {
        return sql.sql("select set_config('app.tenant_id', ?, true)")
                .param(tenant.toString())
                .query((row, index) -> row.getString(1))
                .single();
    }
}
