package dev.countersign.alarm;

import dev.countersign.tenant.TenantId;
import java.util.Map;

/** What an alarm was about is mended, so that it was closed by itself. Published in the transaction of the tenant, once. */
public record AlarmResolved(TenantId tenant, Map<String, String> details) {

    public AlarmResolved {
        details = Map.copyOf(details);
    }
}
