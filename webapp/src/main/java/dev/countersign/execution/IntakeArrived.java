package dev.countersign.execution;

import java.time.Instant;

/**
 * A message of the queue {@code intake}. Published outside a transaction: nobody knows yet who sent it. A listener throws {@link Undeliverable} for what can never be
 * handled.
 */
public record IntakeArrived(String message, Instant sentAt) {

    @Override
    public String toString() {
        return "IntakeArrived";
    }
}
