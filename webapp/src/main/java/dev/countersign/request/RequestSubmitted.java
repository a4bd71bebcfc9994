package dev.countersign.request;

import dev.countersign.tenant.TenantId;

/** A request was submitted. Published once, in the transaction that stores it. */
public record RequestSubmitted(TenantId tenant, RequestId request) {}
