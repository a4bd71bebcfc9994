package dev.countersign.alarm;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.util.Map;

/** An administrator has seen to an alarm. Published inside the tenant's transaction, once. */
public record AlarmAcknowledged(TenantId tenant, PersonId by, Map<String, String> details) {

    public AlarmAcknowledged {
        details = Map.copyOf(details);
    }
}
