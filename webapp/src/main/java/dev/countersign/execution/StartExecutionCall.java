package dev.countersign.execution;

import dev.countersign.job.Outbox;
import dev.countersign.template.StateMachinePublisher;
import dev.countersign.template.TemplateVersion;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/**
 * Starts and stops the execution of a request. Every step is idempotent: the name of the execution is the id of the request, so it exists once. A
 * withdrawal meanwhile is noticed before the start or after it, and then the started execution is stopped.
 * A request that Step Functions refuses, and would refuse again, ends as failed.
 */
@Component
class StartExecutionCall {

    private static final Logger LOG = LoggerFactory.getLogger(StartExecutionCall.class);
    private static final String STOPPED = "Countersign.Withdrawn";

    /** @param machine the ARN of the state-machine version, if AWS has one */
    private record Order(ExecutionOrder order, Optional<String> machine) {}

    /** What Step Functions answered. What may succeed at another time is an exception, and the call is repeated. */
    private sealed interface Start {

        record Running(String executionArn) implements Start {}

        record Refused(String reason) implements Start {}
    }

    private final SfnClient sfn;
    private final StateMachinePublisher machines;
    private final Templates templates;
    private final ExecutionOrders orders;
    private final KnownExecutions executions;
    private final Outbox outbox;
    private final TenantTransaction transaction;
    private final ApplicationEventPublisher events;

    StartExecutionCall(
            SfnClient sfn,
            StateMachinePublisher machines,
            Templates templates,
            ExecutionOrders orders,
            KnownExecutions executions,
            Outbox outbox,
            TenantTransaction transaction,
            ApplicationEventPublisher events) {
        this.sfn = sfn;
        this.machines = machines;
        this.templates = templates;
        this.orders = orders;
        this.executions = executions;
        this.outbox = outbox;
        this.transaction = transaction;
        this.events = events;
    }

    void start(RequestRef ref) {
        TenantId tenant = ref.tenantId();
        Optional<Order> found =
                transaction.call(tenant, () -> orders.orderOf(ref.request()).map(order -> order(tenant, order)));
        if (found.isEmpty()) {
            LOG.error("Request {} of tenant {} does not exist, so it is not started", ref.request(), tenant);
            return;
        }
        ExecutionOrder order = found.get().order();
        executions.keep(ref, order.template());
        if (!order.wanted()) {
            stop(ref);
            return;
        }
        switch (start(ref, order, found.get().machine())) {
            case Start.Running(String arn) -> {
                if (!transaction.call(tenant, () -> started(ref, arn))) {
                    stop(arn);
                }
            }
            case Start.Refused(String reason) -> {
                LOG.error("Request {} cannot be started: {}", ref.request(), reason);
                transaction.run(tenant, () -> events.publishEvent(ExecutionEnd.refused(ref, reason)));
            }
        }
    }

    void stop(RequestRef ref) {
        executionArn(ref).ifPresent(this::stop);
    }

    /** Empty while the request cannot have an execution, because AWS has no state machine for it. */
    Optional<String> executionArn(RequestRef ref) {
        return executions.of(ref).flatMap(KnownExecution::arn);
    }

    /** False if the execution must be stopped, which the call does before it ends. */
    private boolean started(RequestRef ref, String arn) {
        boolean wanted = orders.started(ref.tenantId(), ref.request(), arn);
        if (wanted) {
            outbox.end();
        }
        return wanted;
    }

    private Order order(TenantId tenant, ExecutionOrder order) {
        return new Order(order, templates.stateMachineVersion(tenant, order.template()));
    }

    private Start start(RequestRef ref, ExecutionOrder order, Optional<String> published) {
        TemplateVersion template = templates
                .find(ref.tenantId(), order.template())
                .orElseThrow(() ->
                        new IllegalStateException("Template version %s does not exist".formatted(order.template())));
        String input = order.input().toString();
        if (published.isPresent()) {
            try {
                return start(published.get(), ref.request(), input);
            } catch (StateMachineDoesNotExistException gone) {
                LOG.warn("State-machine version {} does not exist: creating it again", published.get());
            }
        }
        return switch (machines.publish(ref.tenantId(), template.id(), template.definition())) {
            case StateMachinePublisher.Result.Refused(String reason) -> new Start.Refused(reason);
            case StateMachinePublisher.Result.Created(String version) -> {
                templates.stateMachinePublished(ref.tenantId(), template.id(), version);
                yield start(version, ref.request(), input);
            }
        };
    }

    private Start start(String version, UUID request, String input) {
        try {
            return new Start.Running(sfn.startExecution(start -> start.stateMachineArn(version)
                            .name(request.toString())
                            .input(input))
                    .executionArn());
        } catch (ExecutionAlreadyExistsException exists) {
            return new Start.Running(ExecutionArn.of(version, request));
        } catch (InvalidExecutionInputException | InvalidNameException | ValidationException refused) {
            return new Start.Refused(refused.awsErrorDetails().errorMessage());
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
