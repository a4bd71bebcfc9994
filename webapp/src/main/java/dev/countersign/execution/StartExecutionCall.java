package dev.countersign.execution;

import dev.countersign.template.TemplateVersion;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;

/**
 * Starts and stops the execution of a request. Every step is idempotent: the name of the execution is the id of the request, so it exists once. A
 * withdrawal meanwhile is noticed before the start or after it, and then the started execution is stopped.
 */
@Component
class StartExecutionCall {

    private static final Logger LOG = LoggerFactory.getLogger(StartExecutionCall.class);
    private static final String STOPPED = "Countersign.Withdrawn";

    private final SfnClient sfn;
    private final StateMachines machines;
    private final Templates templates;
    private final ExecutionOrders orders;
    private final TenantTransaction transaction;

    StartExecutionCall(
            SfnClient sfn,
            StateMachines machines,
            Templates templates,
            ExecutionOrders orders,
            TenantTransaction transaction) {
        this.sfn = sfn;
        this.machines = machines;
        this.templates = templates;
        this.orders = orders;
        this.transaction = transaction;
    }

    void start(RequestRef ref) {
        TenantId tenant = ref.tenantId();
        Optional<ExecutionOrder> found = transaction.call(tenant, () -> orders.orderOf(ref.request()));
        if (found.isEmpty()) {
            LOG.error("Request {} of tenant {} does not exist, so it is not started", ref.request(), tenant);
            return;
        }
        ExecutionOrder order = found.get();
        if (!order.wanted()) {
            stop(ref);
            return;
        }
        String version = stateMachineVersion(tenant, order.template());
        String arn = start(version, ref.request(), order.input().toString());
        if (!transaction.call(tenant, () -> orders.started(ref.request(), arn))) {
            stop(arn);
        }
    }

    void stop(RequestRef ref) {
        executionArn(ref).ifPresent(this::stop);
    }

    /** Empty while the request cannot have an execution, because AWS has no state machine for it. */
    Optional<String> executionArn(RequestRef ref) {
        return transaction.call(
                ref.tenantId(),
                () -> orders.orderOf(ref.request())
                        .flatMap(order -> templates.find(ref.tenantId(), order.template()))
                        .flatMap(TemplateVersion::stateMachineVersion)
                        .map(version -> ExecutionArn.of(version, ref.request())));
    }

    private String stateMachineVersion(TenantId tenant, TemplateVersionId id) {
        TemplateVersion template = templates
                .find(tenant, id)
                .orElseThrow(() -> new IllegalStateException("Template version %s does not exist".formatted(id)));
        if (template.stateMachineVersion().isPresent()) {
            return template.stateMachineVersion().get();
        }
        templates.stateMachinePublished(tenant, id, machines.publish(tenant, id.value(), template.definition()));
        // Another start may have published it at the same time: the version that was recorded first counts.
        return templates
                .find(tenant, id)
                .flatMap(TemplateVersion::stateMachineVersion)
                .orElseThrow(() -> new IllegalStateException("Template version %s was not recorded".formatted(id)));
    }

    private String start(String version, UUID request, String input) {
        try {
            return sfn.startExecution(start -> start.stateMachineArn(version)
                            .name(request.toString())
                            .input(input))
                    .executionArn();
        } catch (ExecutionAlreadyExistsException exists) {
            return ExecutionArn.of(version, request);
        }
    }

    private void stop(String executionArn) {
        try {
            sfn.stopExecution(
                    stop -> stop.executionArn(executionArn).error(STOPPED).cause("The request was withdrawn"));
        } catch (ExecutionDoesNotExistException never) {
            LOG.debug("Execution {} was not started", executionArn);
        }
    }
}
