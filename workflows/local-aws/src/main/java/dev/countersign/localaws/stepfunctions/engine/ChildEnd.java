package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.localaws.stepfunctions.engine.StoredExecution.ParentTask;
import tools.jackson.databind.JsonNode;

/**
 * The news that an execution ended, on its way to the task of another execution that started it. It travels as a pending call of that
 * task, because whoever ends the child must not wait for the lock on the parent.
 */
final class ChildEnd {

    static final String RESOURCE = "child-ended";

    private ChildEnd() {}

    static PendingCall call(ParentTask parent, ExecutionKey child) {
        var arguments = Json.object();
        arguments.put("machine", child.machine());
        arguments.put("id", child.id());
        // The call that started the child has the number of the task itself, and may not be gone yet.
        return new PendingCall(-parent.task(), RESOURCE, arguments, false);
    }

    static ExecutionKey child(JsonNode arguments) {
        return new ExecutionKey(
                arguments.get("machine").intValue(), arguments.get("id").longValue());
    }
}
