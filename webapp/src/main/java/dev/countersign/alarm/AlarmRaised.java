package dev.countersign.alarm;

import dev.countersign.tenant.TenantId;

/** There is a new alarm. Published in the transaction of the tenant; not again while it is open and only counted. */
public record AlarmRaised(TenantId tenant, AlarmId id, AlarmKind kind) {}
