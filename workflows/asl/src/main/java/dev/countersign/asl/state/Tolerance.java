package dev.countersign.asl.state;

import dev.countersign.asl.query.Scope;
import org.jspecify.annotations.Nullable;

/** {@code ToleratedFailureCount} and {@code ToleratedFailurePercentage}: how many iterations may fail. */
public record Tolerance(
        @Nullable WholeNumber count, @Nullable WholeNumber percentage) {

    /** So many failed iterations are still all right; the smaller where both are given. */
    public long evaluate(Scope scope, int items) {
        long byCount = count == null ? Long.MAX_VALUE : count.evaluate(scope);
        long byShare = percentage == null ? Long.MAX_VALUE : items * percentage.evaluate(scope) / 100;
        return count == null && percentage == null ? 0 : Math.min(byCount, byShare);
    }
}
