package dev.countersign.asl.state;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Calls a service and, if its resource says so, waits for the answer of the holder of the task token. */
public record TaskState(
        String name,
        InputOutput io,
        Resource resource,
        @Nullable WholeNumber timeout,
        @Nullable WholeNumber heartbeat,
        List<Retrier> retriers,
        List<Catcher> catchers,
        @Nullable String next)
        implements State {

    public TaskState {
        retriers = List.copyOf(retriers);
        catchers = List.copyOf(catchers);
    }

    @Override
    public StateType type() {
        return StateType.TASK;
    }

    @Override
    public void run(Visit visit) {
        if (resource.waits()) {
            visit.issueToken();
        }
        var scope = visit.scope();
        JsonNode arguments = io.argumentsFor(scope);
        long seconds = timeout == null ? 0 : timeout.evaluate(scope);
        long beat = heartbeat == null ? 0 : heartbeat.evaluate(scope);
        visit.call(resource, arguments, seconds, beat);
    }

    /** The service answered. */
    public void succeeded(Visit visit, JsonNode result) {
        visit.exit(io.outcomeOf(visit.scope(), result), next);
    }
}
