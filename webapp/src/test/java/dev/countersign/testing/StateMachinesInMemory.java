package dev.countersign.testing;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.template.StateMachinePublisher;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.tenant.TenantId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Takes every definition, unless a test says that AWS refuses those of a key. */
public final class StateMachinesInMemory implements StateMachinePublisher {

    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();

    /** The state machine of this key is deleted: the next one counts its versions from 1. */
    public void delete(TenantId tenant, String key) {
        versions.remove(tenant + key);
    }

    public void refuse(String key, String reason) {
        refused.put(key, reason);
    }

    public void accept(String key) {
        refused.remove(key);
    }

    @Override
    public Result publish(TenantId tenant, TemplateVersionId version, TemplateDefinition definition) {
        String reason = refused.get(definition.key());
        return reason == null
                ? new Result.Created("arn:aws:states:us-east-1:000000000000:stateMachine:%s:%d"
                        .formatted(definition.key(), versions.merge(tenant + definition.key(), 1, Integer::sum)))
                : new Result.Refused(reason);
    }

    @Override
    public boolean isUpToDate(String versionArn, TemplateDefinition definition) {
        return true;
    }
}
