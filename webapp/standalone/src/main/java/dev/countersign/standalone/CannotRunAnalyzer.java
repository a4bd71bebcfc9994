package dev.countersign.standalone;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Logs the sentence instead of a stack trace. */
final class CannotRunAnalyzer extends AbstractFailureAnalyzer<CannotRun> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, CannotRun cause) {
        return new FailureAnalysis(cause.getMessage(), null, failure);
    }
}
