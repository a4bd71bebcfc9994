package dev.countersign.local;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Logs a sentence instead of the stack trace of every bean that waited for the address of the endpoint. */
final class AwsNotStartedAnalyzer extends AbstractFailureAnalyzer<AwsNotStarted> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, AwsNotStarted cause) {
        return new FailureAnalysis(cause.getMessage(), null, failure);
    }
}
