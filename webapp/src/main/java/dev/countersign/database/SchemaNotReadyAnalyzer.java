package dev.countersign.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Logs a sentence instead of the stack trace of every bean that needs the database. */
final class SchemaNotReadyAnalyzer extends AbstractFailureAnalyzer<SchemaNotReady> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, SchemaNotReady cause) {
        return new FailureAnalysis(cause.getMessage() + ".", "Run the command migrate of this version first.", failure);
    }
}
