package dev.countersign.asl.state;

import dev.countersign.asl.query.Failure;
import dev.countersign.asl.query.Scope;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** One visit of a branch to a state: the data that the state can read, and the actions that it can take. */
public interface Visit {

    Scope scope();

    /** Leaves the state. The branch ends if {@code next} is null. */
    void exit(Outcome outcome, @Nullable String next);

    void fail(Failure failure);

    /** Creates the token in {@code Task.Token} of the context object. */
    void issueToken();

    /** Calls a service. Seconds of 0 mean no limit. */
    void call(Resource resource, JsonNode arguments, long timeoutSeconds, long heartbeatSeconds);

    void waitUntil(Instant time);

    /** Runs flows at the same time, each with this input. */
    void fork(List<Flow> flows, JsonNode input);

    /**
     * Runs the processor of a Map once for each item.
     *
     * @param tolerated how many may fail; evaluated after the event that the Map has started
     */
    void iterate(ArrayNode items, long together, LongSupplier tolerated);

    /** The same in distributed mode: each iteration is an execution. */
    void distribute(ArrayNode items, long together, Supplier<Tolerance.Limits> tolerated);
}
