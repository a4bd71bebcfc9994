package dev.countersign.execution;

import dev.countersign.definitions.compile.CarriedSteps;
import dev.countersign.job.Outbox;
import dev.countersign.template.StateMachinePublisher;
import dev.countersign.template.TemplateVersion;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ValidationException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Starts and stops the execution of a request. Every step is idempotent: the name of the execution follows from the request, so it exists once. A
 * withdrawal meanwhile is noticed before the start or after it, and then the started execution is stopped.
 * A request that Step Functions refuses, and would refuse again, ends as failed.
 */
@Component
class StartExecutionCall {

    private static final Logger LOG = LoggerFactory.getLogger(StartExecutionCall.class);

    /** @param machine the ARN of the state-machine version, if AWS has one */
    private record Order(ExecutionOrder order, Optional<String> machine) {}

    /** What Step Functions answered. What may succeed at another time is an exception, and the call is repeated. */
    private sealed interface Start {

        /** @param carried what the execution before had done, by step */
        record Running(String executionArn, ObjectNode carried) implements Start {}

        record Refused(String reason) implements Start {}
    }

    private final SfnClient sfn;
    private final StateMachinePublisher machines;
    private final Templates templates;
    private final ExecutionOrders orders;
    private final KnownExecutions executions;
    private final ExecutionBefore before;
    private final Outbox outbox;
    private final TenantTransaction transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StartExecutionCall(
            SfnClient sfn,
            StateMachinePublisher machines,
            Templates templates,
            ExecutionOrders orders,
            KnownExecutions executions,
            ExecutionBefore before,
            Outbox outbox,
            TenantTransaction transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sfn = sfn;
        this.machines = machines;
        this.templates = templates;
        this.orders = orders;
        this.executions = executions;
        this.before = before;
        this.outbox = outbox;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
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
        executions.keep(ref, order.run());
        if (!order.wanted()) {
            stop(ref);
            return;
        }
        switch (start(ref, order, found.get().machine())) {
            case Start.Running(String arn, ObjectNode carried) -> {
                if (!transaction.call(tenant, () -> started(ref, order, arn, carried))
                        && order.before().isEmpty()) {
                    before.stop(arn, "The request was withdrawn");
                }
            }
            case Start.Refused(String reason) -> {
                LOG.error("Request {} cannot be started: {}", ref.request(), reason);
                transaction.run(
                        tenant,
                        () -> events.publishEvent(
                                ExecutionEnd.refused(ref, reason, order.run().moves())));
            }
        }
    }

    void stop(RequestRef ref) {
        execution(ref).flatMap(KnownExecution::arn).ifPresent(arn -> before.stop(arn, "The request was withdrawn"));
    }

    /** Empty if the tenant has no such request. */
    Optional<KnownExecution> execution(RequestRef ref) {
        return executions.now(ref);
    }

    /** False if the execution must be stopped, which the call does before it ends. */
    private boolean started(RequestRef ref, ExecutionOrder order, String arn, ObjectNode carried) {
        boolean wanted =
                orders.started(ref.tenantId(), ref.request(), order.run().moves(), arn);
        carried.properties().forEach(step -> tell(ref, order.run(), step.getKey(), step.getValue()));
        if (wanted) {
            outbox.end();
        }
        return wanted;
    }

    /** The message about a result of the execution before may come too late. */
    private void tell(RequestRef ref, ExecutionRun run, String step, JsonNode done) {
        if (done.has("result")) {
            events.publishEvent(new StepFinished(
                    ref.tenantId(),
                    ref.request(),
                    run.revision(),
                    step,
                    done.path("result"),
                    clock.instant(),
                    run.moves()));
        }
    }

    private Order order(TenantId tenant, ExecutionOrder order) {
        return new Order(order, templates.stateMachineVersion(tenant, order.template()));
    }

    private Start start(RequestRef ref, ExecutionOrder order, Optional<String> published) {
        TemplateVersion template = templates
                .find(ref.tenantId(), order.template())
                .orElseThrow(() ->
                        new IllegalStateException("Template version %s does not exist".formatted(order.template())));
        if (published.isPresent()) {
            try {
                return start(published.get(), ref, order);
            } catch (StateMachineDoesNotExistException gone) {
                LOG.warn("State-machine version {} does not exist: creating it again", published.get());
            }
        }
        return switch (machines.publish(ref.tenantId(), template.id(), template.definition())) {
            case StateMachinePublisher.Result.Refused(String reason) -> new Start.Refused(reason);
            case StateMachinePublisher.Result.Created(String version) -> {
                templates.stateMachinePublished(ref.tenantId(), template.id(), version);
                yield start(version, ref, order);
            }
        };
    }

    private Start start(String version, RequestRef ref, ExecutionOrder order) {
        int moves = order.run().moves();
        ObjectNode input = order.input().deepCopy();
        ExecutionBefore.Done done = order.before()
                .map(one -> before.end(ref, one, ExecutionArn.of(version, ref.request(), moves - 1)))
                .orElseGet(ExecutionBefore.Done::nothing);
        if (order.before().isPresent()) {
            input.set(CarriedSteps.CARRIED, done.carried());
            input.set(CarriedSteps.TIMES_UNDONE, done.timesUndone());
        }
        try {
            return new Start.Running(
                    sfn.startExecution(start -> start.stateMachineArn(version)
                                    .name(ExecutionArn.name(ref.request(), moves))
                                    .input(input.toString()))
                            .executionArn(),
                    done.carried());
        } catch (ExecutionAlreadyExistsException exists) {
            return new Start.Running(ExecutionArn.of(version, ref.request(), moves), done.carried());
        } catch (InvalidExecutionInputException | InvalidNameException | ValidationException refused) {
            return new Start.Refused(refused.awsErrorDetails().errorMessage());
        }
    }
}
