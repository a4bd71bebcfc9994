package dev.countersign.execution;

import dev.countersign.template.TemplateVersion;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantTransaction;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the execution of a request from our own rows, independent of any message. */
@Component
class KnownExecutions {

    private final Templates templates;
    private final ExecutionOrders orders;
    private final TenantTransaction transaction;

    KnownExecutions(Templates templates, ExecutionOrders orders, TenantTransaction transaction) {
        this.templates = templates;
        this.orders = orders;
        this.transaction = transaction;
    }

    /** Empty if the tenant has no such request. */
    Optional<KnownExecution> of(RequestRef ref) {
        return transaction.call(
                ref.tenantId(),
                () -> orders.orderOf(ref.request())
                        .flatMap(order -> templates.find(ref.tenantId(), order.template()))
                        .map(version -> known(ref, version)));
    }

    private static KnownExecution known(RequestRef ref, TemplateVersion version) {
        return new KnownExecution(
                version.definition(),
                version.stateMachineVersion().map(machine -> ExecutionArn.of(machine, ref.request())));
    }
}
