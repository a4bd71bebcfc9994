package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A webhook was called once, or could not be called. Published in the transaction of the tenant.
 *
 * @param attempt which call of the delivery
 * @param status what was answered; empty if nothing was
 * @param failure why nothing was answered
 * @param lasting whether the same would happen again
 * @param answer the beginning of what was answered
 */
public record WebhookCalled(
        TenantId tenant,
        UUID delivery,
        int attempt,
        OptionalInt status,
        Optional<String> failure,
        boolean lasting,
        String answer,
        Duration took) {}
