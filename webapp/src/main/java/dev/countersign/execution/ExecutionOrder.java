package dev.countersign.execution;

import dev.countersign.template.TemplateVersionId;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parameters of the start of an execution.
 *
 * @param wanted false for a request that must not run any more: withdrawn or closed
 * @param run the execution to start
 * @param before the execution before, if the request was moved, or goes on without a step that failed
 * @param input {@code {tenant, request: {id, revision, form}, requester}}
 */
public record ExecutionOrder(boolean wanted, ExecutionRun run, Optional<Before> before, ObjectNode input) {

    /**
     * The execution that a request had before.
     *
     * @param template the version that it runs
     * @param steps the steps that have another key now: the key before, and the key now
     * @param skipped the step at which it failed, and which is skipped
     */
    public record Before(TemplateVersionId template, Map<String, String> steps, Optional<String> skipped) {
        public Before {
            steps = Map.copyOf(steps);
        }
    }

    TemplateVersionId template() {
        return run.template();
    }
}
