package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.localaws.stepfunctions.engine.StoredExecution.ParentTask;
import dev.countersign.localaws.stepfunctions.protocol.Json;

/**
 * The end of an execution, to be told to the task of the execution that started it. It is stored as a pending call of that task. So neither
 * execution delays the other: a transaction that wrote both would need the optimistic locks of both.
 */
record ChildEnd(long task, ExecutionKey child) {

    static final String RESOURCE = "child-ended";

    static PendingCall call(ParentTask parent, ExecutionKey child) {
        var arguments = Json.object();
        arguments.put("machine", child.machine());
        arguments.put("id", child.id());
        // The call that started the child has the number of the task itself, and its row may still exist.
        return new PendingCall(-parent.task(), RESOURCE, arguments, false);
    }

    static ChildEnd of(PendingCall call) {
        var arguments = call.arguments();
        return new ChildEnd(
                -call.task(),
                new ExecutionKey(
                        arguments.get("machine").intValue(), arguments.get("id").longValue()));
    }
}
