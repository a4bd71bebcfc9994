package dev.countersign.execution;

import dev.countersign.definitions.TemplateDefinition;
import java.util.Optional;

/**
 * What our own rows say about the execution of a request.
 *
 * @param arn empty while AWS has no state machine for it
 */
record KnownExecution(TemplateDefinition definition, Optional<String> arn, ExecutionRun run) {

    int moves() {
        return run.moves();
    }
}
