package dev.countersign.local;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Logs a sentence instead of the stack trace of every bean that waited for an address. */
final class PlatformNotStartedAnalyzer extends AbstractFailureAnalyzer<PlatformNotStarted> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, PlatformNotStarted cause) {
        return new FailureAnalysis(cause.getMessage(), null, failure);
    }
}
