package dev.countersign.testing;

import org.springframework.transaction.support.TransactionSynchronizationManager;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Fails each call to AWS that is made in a transaction, where it would hold locks and a connection for as long as AWS takes. The SDK adds it to all clients of
 * these tests, as {@code execution.interceptors} says.
 */
public final class NoCallInTransaction implements ExecutionInterceptor {

    private static final ScopedValue<Boolean> ALLOWED = ScopedValue.newInstance();

    /** For a test that takes back what it does. */
    public static void allowing(Runnable work) {
        ScopedValue.where(ALLOWED, true).run(work);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (TransactionSynchronizationManager.isActualTransactionActive() && !ALLOWED.orElse(false)) {
            throw new IllegalStateException(
                    context.request().getClass().getSimpleName() + " was sent in a transaction");
        }
    }
}
