package dev.countersign.audit;

import dev.countersign.tenant.TenantId;

/** A check has found a decision that is not as the log recorded it. Published each time that a check finds it. */
public record DecisionAltered(TenantId tenant, RecordedDecisions.Difference difference) {}
