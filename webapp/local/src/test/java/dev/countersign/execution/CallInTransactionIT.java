package dev.countersign.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.local.RunningProduct;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The guard that all tests of the running product have. */
class CallInTransactionIT {

    private static final RunningProduct product = RunningProduct.shared();

    @Test
    void aCallToAwsFailsInATransactionAndNowhereElse() {
        SqsClient sqs = product.queues();
        assertThat(sqs.listQueues().queueUrls()).isNotEmpty();

        TenantTransaction transaction = product.get(TenantTransaction.class);
        assertThatThrownBy(
                        () -> transaction.run(product.get(Tenants.class).all().getFirst(), sqs::listQueues))
                .hasStackTraceContaining("was sent in a transaction");
    }
}
