package dev.countersign.asl.run;

import dev.countersign.asl.query.Chance;
import dev.countersign.asl.query.Failure;
import dev.countersign.asl.query.QueryException;
import dev.countersign.asl.query.Scope;
import dev.countersign.asl.state.Catcher;
import dev.countersign.asl.state.Flow;
import dev.countersign.asl.state.ItemBatcher;
import dev.countersign.asl.state.MapState;
import dev.countersign.asl.state.Outcome;
import dev.countersign.asl.state.ParallelState;
import dev.countersign.asl.state.Resource;
import dev.countersign.asl.state.Retrier;
import dev.countersign.asl.state.State;
import dev.countersign.asl.state.TaskState;
import dev.countersign.asl.state.Tolerance;
import dev.countersign.asl.state.Visit;
import dev.countersign.asl.state.WaitState;
import dev.countersign.asl.trial.Report;
import dev.countersign.asl.trial.Report.Status;
import dev.countersign.asl.trial.Setting;
import dev.countersign.asl.trial.Work;
import dev.countersign.asl.trial.Work.Result;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The visit of a state that is tested by itself: it ends where an execution would leave the state, retry it or fail. */
public final class TestedState implements Visit {

    private final State state;
    private final Setting setting;
    private final Work work;
    private final Chance chance;
    private final Map<String, JsonNode> variables;
    private final ObjectNode inspected = Details.none();
    private boolean tooShort;
    private @Nullable Report report;

    public TestedState(State state, Setting setting, Work work) {
        this.state = state;
        this.setting = setting;
        this.work = work;
        this.chance = new Chance(setting.moment());
        this.variables = new LinkedHashMap<>(setting.variables());
    }

    /** Runs the state until it has an outcome. */
    public void run() {
        see("input", setting.input());
        try {
            state.run(this);
        } catch (QueryException e) {
            fail(e.failure());
        }
    }

    /** Whether the Map has fewer items than are said to have failed; then there is no report. */
    public boolean isTooShort() {
        return tooShort;
    }

    public Report report() {
        return Objects.requireNonNull(report, "a state that ran has an outcome");
    }

    private void see(String step, JsonNode value) {
        inspected.put(step, value.toString());
    }

    @Override
    public Scope scope() {
        return new Scope(
                setting.input(), null, null, () -> setting.context().deepCopy(), variables::get, chance, this::see);
    }

    @Override
    public void exit(Outcome outcome, @Nullable String next) {
        leave(Status.SUCCEEDED, outcome, next, Failure.of(null, null));
    }

    private void leave(Status status, Outcome outcome, @Nullable String next, Failure failure) {
        Sizes.require(outcome.output(), state);
        for (JsonNode value : outcome.assigned().values()) {
            Sizes.require(value, state);
        }
        variables.putAll(outcome.assigned());
        end(status, outcome.output(), failure, next);
    }

    private void end(Status status, @Nullable JsonNode output, Failure failure, @Nullable String next) {
        if (!variables.isEmpty()) {
            ObjectNode all = Details.none();
            variables.forEach(all::set);
            see("variables", all);
        }
        JsonNode error = Details.failed(failure).path("error");
        report = new Report(status, output, error.asString(null), failure.cause(), next, inspected);
    }

    @Override
    public void fail(Failure failure) {
        boolean handled = !Failure.RUNTIME.equals(failure.error()) && (isRetried(failure) || isCaught(failure));
        if (!handled) {
            end(Status.FAILED, null, failure, null);
        }
    }

    private boolean isRetried(Failure failure) {
        List<Retrier> retriers = state.retriers();
        for (int index = 0; index < retriers.size(); index++) {
            Retrier retrier = retriers.get(index);
            if (retrier.errors().match(failure.error())) {
                ObjectNode details = errorDetails().put("retryIndex", index);
                boolean more = setting.retries() < retrier.maxAttempts();
                if (more) {
                    details.put("retryBackoffIntervalSeconds", (long) retrier.longestDelay(setting.retries()));
                    end(Status.RETRIABLE, null, failure, null);
                }
                return more;
            }
        }
        return false;
    }

    private boolean isCaught(Failure failure) {
        List<Catcher> catchers = state.catchers();
        for (int index = 0; index < catchers.size(); index++) {
            Catcher catcher = catchers.get(index);
            if (catcher.errors().match(failure.error())) {
                errorDetails().put("catchIndex", index);
                try {
                    Outcome outcome = catcher.outcomeOf(scope(), Failures.errorOutput(failure));
                    leave(Status.CAUGHT_ERROR, outcome, catcher.next(), failure);
                } catch (QueryException e) {
                    end(Status.FAILED, null, e.failure(), null);
                }
                return true;
            }
        }
        return false;
    }

    private ObjectNode errorDetails() {
        return inspected.withObject("errorDetails");
    }

    /** The host puts a token into the context object. */
    @Override
    public void issueToken() {}

    @Override
    public void call(Resource resource, JsonNode arguments, long timeoutSeconds, long heartbeatSeconds) {
        Sizes.require(arguments, state);
        switch (work.of(arguments, timeoutSeconds)) {
            case Result.Failed failed -> fail(Failure.of(failed.error(), failed.cause()));
            case Result.Succeeded succeeded -> {
                Sizes.require(succeeded.output(), state);
                see("result", succeeded.output());
                ((TaskState) state).succeeded(this, succeeded.output());
            }
        }
    }

    @Override
    public void waitUntil(Instant time) {
        ((WaitState) state).over(this);
    }

    @Override
    public void fork(List<Flow> flows, JsonNode input) {
        // AWS tells nothing about the input of branches.
        inspected.retain("input");
        switch (work.of(input, 0)) {
            case Result.Failed failed -> fail(Failure.of(failed.error(), failed.cause()));
            case Result.Succeeded succeeded -> ((ParallelState) state).succeeded(this, succeeded.output());
        }
    }

    @Override
    public void iterate(ArrayNode items, long together, LongSupplier tolerated) {
        iterate((MapState) state, items, together);
    }

    @Override
    public void distribute(ArrayNode items, long together, Supplier<Tolerance.Limits> tolerated) {
        iterate((MapState) state, items, together);
    }

    private void iterate(MapState map, ArrayNode items, long together) {
        inspected.put("maxConcurrency", together);
        Tolerance.Limits limits = map.tolerance().limits(scope());
        if (limits.count() != null) {
            inspected.put("toleratedFailureCount", limits.count());
        }
        if (limits.percentage() != null) {
            inspected.put("toleratedFailurePercentage", limits.percentage());
        }
        seeInputs(map, items);
        if (setting.failedItems() > items.size()) {
            tooShort = true;
            return;
        }
        switch (work.of(items, 0)) {
            case Result.Failed failed -> fail(Failure.of(failed.error(), failed.cause()));
            case Result.Succeeded _
            when limits.areExceeded(setting.failedItems(), items.size()) -> fail(Forks.TOO_MANY);
            case Result.Succeeded succeeded -> map.succeeded(this, succeeded.output());
        }
    }

    private void seeInputs(MapState map, ArrayNode items) {
        ItemBatcher batcher =
                map.distribution() == null ? null : map.distribution().batcher();
        ArrayNode inputs = JsonNodeFactory.instance.arrayNode();
        for (int index = 0; index < items.size(); index++) {
            JsonNode item = items.get(index);
            inputs.add(map.items().inputOf(Forks.withItem(scope(), index, item), item, map.io()));
        }
        if (map.items().selects()) {
            see("afterItemSelector", inputs);
        }
        if (batcher != null) {
            ArrayNode batches = JsonNodeFactory.instance.arrayNode();
            batcher.batches(scope(), List.copyOf(inputs.values())).forEach(batch -> batches.add(batch.input()));
            see("afterItemBatcher", batches);
        }
    }
}
