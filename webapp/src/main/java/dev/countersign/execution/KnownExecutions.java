package dev.countersign.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.template.TemplateVersion;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantTransaction;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the execution of a request from our own rows, independent of any message. */
@Component
class KnownExecutions {

    private static final int MOST_KEPT = 10_000;

    /** The template version of a request never changes, so what was read once needs no transaction for the next message. */
    private final Cache<RequestRef, TemplateVersionId> versions =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

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
        return version(ref).flatMap(id -> templates.find(ref.tenantId(), id)).map(version -> known(ref, version));
    }

    /** For a caller that has read the template version of the request, which saves reading it for the first message. */
    void keep(RequestRef ref, TemplateVersionId version) {
        versions.put(ref, version);
    }

    /** The number of the request, for people; empty if the tenant has no such request. */
    Optional<String> number(RequestRef ref) {
        return transaction.call(ref.tenantId(), () -> orders.numberOf(ref.request()));
    }

    private Optional<TemplateVersionId> version(RequestRef ref) {
        TemplateVersionId kept = versions.getIfPresent(ref);
        if (kept != null) {
            return Optional.of(kept);
        }
        Optional<TemplateVersionId> read = transaction.call(ref.tenantId(), () -> orders.templateOf(ref.request()));
        read.ifPresent(id -> versions.put(ref, id));
        return read;
    }

    private static KnownExecution known(RequestRef ref, TemplateVersion version) {
        return new KnownExecution(
                version.definition(),
                version.stateMachineVersion().map(machine -> ExecutionArn.of(machine, ref.request())));
    }
}
