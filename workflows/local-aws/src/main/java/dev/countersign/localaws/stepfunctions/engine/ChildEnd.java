package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.localaws.stepfunctions.engine.StoredExecution.ParentTask;

/**
 * The news that an execution ended, on its way to the task of another execution that started it. It travels as a pending call of that
 * task, so that neither execution can hold the other up: a transaction that wrote both would count only where nobody overtook either.
 */
record ChildEnd(long task, ExecutionKey child) {

    static final String RESOURCE = "child-ended";

    static PendingCall call(ParentTask parent, ExecutionKey child) {
        var arguments = Json.object();
        arguments.put("machine", child.machine());
        arguments.put("id", child.id());
        // The call that started the child has the number of the task itself, and may not be gone yet.
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
