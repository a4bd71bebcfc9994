package dev.countersign.alarm;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.util.Map;

/** An administrator has acknowledged an alarm. Published in the transaction of the tenant, once. */
public record AlarmAcknowledged(TenantId tenant, PersonId by, Map<String, String> details) {

    public AlarmAcknowledged {
        details = Map.copyOf(details);
    }
}
