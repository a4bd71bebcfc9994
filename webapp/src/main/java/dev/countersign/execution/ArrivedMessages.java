package dev.countersign.execution;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.MalformedMessage;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Turns messages of executions into events, each in a transaction of its tenant. A message is a hint: it says which execution to read, and the event
 * says what that execution says. A message that the execution does not confirm is received again for a short time, since it may be early. Then an alarm is
 * raised and the message is dropped. On return, everything that follows from the message has committed.
 */
@Component
class ArrivedMessages {

    private static final Logger LOG = LoggerFactory.getLogger(ArrivedMessages.class);

    private final KnownExecutions executions;
    private final TaskClaims tasks;
    private final RequestClaims requests;
    private final StatusChanges statusChanges;
    private final UnreadableMessages unreadable;
    private final Tenants tenants;
    private final TenantTransaction transaction;
    private final ApplicationEventPublisher events;
    private final Alarms alarms;
    private final Clock clock;
    private final Duration grace;

    /** @param grace how long after its sending a message may be ahead of the execution */
    ArrivedMessages(
            KnownExecutions executions,
            TaskClaims tasks,
            RequestClaims requests,
            StatusChanges statusChanges,
            UnreadableMessages unreadable,
            Tenants tenants,
            TenantTransaction transaction,
            ApplicationEventPublisher events,
            Alarms alarms,
            Clock clock,
            @Value("${countersign.queues.grace:10s}") Duration grace) {
        this.executions = executions;
        this.tasks = tasks;
        this.requests = requests;
        this.statusChanges = statusChanges;
        this.unreadable = unreadable;
        this.tenants = tenants;
        this.transaction = transaction;
        this.events = events;
        this.alarms = alarms;
        this.clock = clock;
        this.grace = grace;
    }

    void humanTask(QueueMessage message) {
        readable(message, HumanTask::fromJson).ifPresent(task -> asks(message, task));
    }

    private void asks(QueueMessage message, HumanTask task) {
        RequestRef ref = new RequestRef(task.tenant(), task.requestId());
        Map<String, String> facts = facts(ref, task.revision());
        facts.put("step", task.step());
        facts.put("visit", Integer.toString(task.visit()));
        known(ref, facts).ifPresent(execution -> asks(message, task, facts, execution));
    }

    private void asks(QueueMessage message, HumanTask task, Map<String, String> facts, KnownExecution execution) {
        RequestRef ref = new RequestRef(task.tenant(), task.requestId());
        switch (tasks.examine(execution, task)) {
            case WAITS -> publish(ref, arrived(task, execution));
            case OVER -> LOG.info("Step {} of request {} has ended already", task.step(), task.requestId());
            case NOTHING ->
                executions
                        .other(ref, execution)
                        .ifPresentOrElse(
                                now -> asks(message, task, facts, now),
                                () -> early(message, ref, execution, AlarmKind.TASK_NOT_OURS, facts));
            case IMPOSSIBLE ->
                executions
                        .other(ref, execution)
                        .ifPresentOrElse(
                                now -> asks(message, task, facts, now),
                                () -> late(message, ref, execution, AlarmKind.TASK_NOT_OURS, facts));
        }
    }

    /** A message from one of our executions, or from EventBridge about one. */
    void requestEvent(QueueMessage message) {
        StatusChange.read(message.body())
                .ifPresentOrElse(
                        change -> statusChanged(message, change),
                        () -> readable(message, RequestEvent::fromJson).ifPresent(claim -> claims(message, claim)));
    }

    /** Empty if it cannot be read, and nothing remains to be done about it. */
    private <T> Optional<T> readable(QueueMessage message, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(message.body()));
        } catch (MalformedMessage reason) {
            unreadable.arrived(message, reason);
            return Optional.empty();
        }
    }

    private void statusChanged(QueueMessage message, StatusChange change) {
        statusChanges.arrived(change).ifPresent(ref -> {
            Map<String, String> facts = new TreeMap<>();
            facts.put("request", ref.request().toString());
            facts.put("execution", change.status());
            executions.of(ref).ifPresent(known -> early(message, ref, known, AlarmKind.OUTCOME_NOT_CONFIRMED, facts));
        });
    }

    private void claims(QueueMessage message, RequestEvent claim) {
        RequestRef ref = new RequestRef(claim.tenant(), claim.requestId());
        Map<String, String> facts = facts(ref, claim.revision());
        facts.putAll(RequestClaims.facts(claim));
        known(ref, facts).ifPresent(execution -> claims(message, claim, facts, execution));
    }

    private void claims(QueueMessage message, RequestEvent claim, Map<String, String> facts, KnownExecution execution) {
        RequestRef ref = new RequestRef(claim.tenant(), claim.requestId());
        AlarmKind kind =
                claim instanceof RequestEvent.Finished ? AlarmKind.OUTCOME_NOT_CONFIRMED : AlarmKind.STEP_NOT_CONFIRMED;
        Truth truth = requests.examine(ref, execution, claim, message.sentAt());
        truth.events().forEach(event -> publish(ref, event));
        if (truth.superseded()) {
            LOG.info("Request {} was retried since its execution said that it ended", ref.request());
        } else if (truth.events().isEmpty()) {
            executions
                    .other(ref, execution)
                    .ifPresentOrElse(
                            now -> claims(message, claim, facts, now),
                            () -> early(message, ref, execution, kind, facts));
        } else if (!truth.agrees()) {
            late(message, ref, execution, kind, facts);
        }
    }

    /** The execution of the request. If the tenant has no such request, an alarm is raised. */
    private Optional<KnownExecution> known(RequestRef ref, Map<String, String> facts) {
        Optional<KnownExecution> execution = executions.of(ref);
        if (execution.isEmpty()) {
            TenantId tenant = ref.tenantId();
            if (tenants.find(tenant).isEmpty() && !tenants.isDeleted(tenant)) {
                throw new Undeliverable("A message names tenant %s, which does not exist".formatted(tenant));
            }
            raise(ref, AlarmKind.MESSAGE_NOT_UNDERSTOOD, facts);
        }
        return execution;
    }

    private void early(
            QueueMessage message, RequestRef ref, KnownExecution execution, AlarmKind kind, Map<String, String> facts) {
        if (clock.instant().isBefore(message.sentAt().plus(grace))) {
            throw new Unconfirmed("The execution of request %s does not show it yet".formatted(ref.request()));
        }
        late(message, ref, execution, kind, facts);
    }

    /** What the execution before sent, before the request was moved to another version of its template, is no reason for an alarm. */
    private void late(
            QueueMessage message, RequestRef ref, KnownExecution execution, AlarmKind kind, Map<String, String> facts) {
        boolean ofTheOneBefore = execution.moves() > 0
                && execution
                        .run()
                        .since()
                        .filter(since -> !message.sentAt().isBefore(since))
                        .isEmpty();
        if (ofTheOneBefore) {
            LOG.info(
                    "A message of the execution that request {} had before it was moved comes too late", ref.request());
        } else {
            raise(ref, kind, facts);
        }
    }

    private void publish(RequestRef ref, ExecutionEvent event) {
        transaction.run(ref.tenantId(), () -> events.publishEvent(event));
    }

    private static TaskArrived arrived(HumanTask task, KnownExecution execution) {
        return new TaskArrived(
                new TenantId(task.tenant()),
                task.requestId(),
                task.step(),
                task.visit(),
                task.revision(),
                new TaskToken(task.taskToken()),
                execution.moves());
    }

    private static Map<String, String> facts(RequestRef ref, int revision) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("request", ref.request().toString());
        facts.put("revision", Integer.toString(revision));
        return facts;
    }

    /** Administrators know a request by its number. What comes too late from an organisation that is deleted concerns nobody. */
    private void raise(RequestRef ref, AlarmKind kind, Map<String, String> facts) {
        if (tenants.isDeleted(ref.tenantId())) {
            return;
        }
        Map<String, String> known = new TreeMap<>(facts);
        executions.number(ref).ifPresent(number -> known.put("number", number));
        alarms.raise(ref.tenantId(), kind, ref.request().toString(), known);
    }
}
