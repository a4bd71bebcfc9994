package dev.countersign.administration;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes down which calls fail again and again, and why, and forgets those that have succeeded at last. */
@Component
class CallFailures extends AbstractSchedulerListener {

    /** One failure or two are nothing to tell: the next attempt follows within seconds. */
    static final int FROM = 3;

    /** After a quarter of an hour, nobody should wait for the next attempt only. */
    static final int MANY = 10;

    private static final Logger LOG = LoggerFactory.getLogger(CallFailures.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final FailingCallRepository calls;
    private final TenantTransaction transaction;
    private final Alarms alarms;
    private final AlarmLook look;

    CallFailures(FailingCallRepository calls, TenantTransaction transaction, Alarms alarms, AlarmLook look) {
        this.alarms = alarms;
        this.look = look;
        this.calls = calls;
        this.transaction = transaction;
    }

    @Override
    public void onExecutionComplete(ExecutionComplete complete) {
        Execution execution = complete.getExecution();
        boolean failed = complete.getResult() == ExecutionComplete.Result.FAILED;
        // The count of the execution is the one before this attempt.
        int failures = execution.consecutiveFailures + (failed ? 1 : 0);
        if (failures < FROM) {
            return;
        }
        JsonNode data = data(execution);
        tenant(data).ifPresent(tenant -> {
            FailingCall.Id id = new FailingCall.Id(execution.getTaskName(), execution.getId());
            try {
                transaction.run(tenant, () -> {
                    if (failed) {
                        failed(tenant, id, about(data), failures, complete);
                    } else {
                        succeeded(tenant, id, failures);
                    }
                });
            } catch (RuntimeException unavailable) {
                // The attempt itself counts, not this note about it.
                LOG.warn("It is not written down that {} {} failed", id.call(), id.instance(), unavailable);
            }
        });
    }

    private void failed(
            TenantId tenant,
            FailingCall.Id id,
            FailingCallRepository.About about,
            int failures,
            ExecutionComplete complete) {
        FailureCause cause = complete.getCause().map(FailureCause::of).orElse(FailureCause.OTHER);
        calls.failed(tenant, id, about, failures, cause, complete.getTimeDone());
        if (failures == MANY) {
            alarms.raise(
                    tenant,
                    AlarmKind.CALLS_FAIL,
                    id.call(),
                    Map.of("call", id.call(), "failures", Integer.toString(failures)));
        }
    }

    private void succeeded(TenantId tenant, FailingCall.Id id, int failures) {
        calls.succeeded(id);
        if (failures >= MANY) {
            look.soon(tenant);
        }
    }

    private static JsonNode data(Execution execution) {
        @Nullable Object data = execution.taskInstance.getData();
        return JSON.valueToTree(data);
    }

    private static Optional<TenantId> tenant(JsonNode data) {
        return id(data.path("tenant")).map(TenantId::new);
    }

    private static FailingCallRepository.About about(JsonNode data) {
        return new FailingCallRepository.About(
                id(data.path("request")).orElse(null),
                id(data.path("approval")).orElse(null),
                id(data.path("notification")).orElse(null));
    }

    private static Optional<UUID> id(JsonNode member) {
        try {
            return member.isString() ? Optional.of(UUID.fromString(member.asString())) : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
