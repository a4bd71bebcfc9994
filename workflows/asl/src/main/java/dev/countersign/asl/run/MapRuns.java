package dev.countersign.asl.run;

import dev.countersign.asl.event.Effect;
import dev.countersign.asl.event.HistoryEventType;
import dev.countersign.asl.event.MapInput;
import dev.countersign.asl.event.Moment;
import dev.countersign.asl.query.Chance;
import dev.countersign.asl.query.Failure;
import dev.countersign.asl.query.Scope;
import dev.countersign.asl.state.Distribution;
import dev.countersign.asl.state.ItemBatcher;
import dev.countersign.asl.state.MapState;
import dev.countersign.asl.state.Tolerance;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Map in distributed mode: the host runs an execution for each item, and this one waits for all of them.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html">Map state in Distributed mode</a>
 */
final class MapRuns {

    private final Run run;

    MapRuns(Run run) {
        this.run = run;
    }

    void start(BranchVisit visit, ArrayNode items, long together, Supplier<Tolerance.Limits> tolerated) {
        Branch branch = visit.branch;
        var length = Details.none().put("length", items.size());
        run.journal().write(branch, HistoryEventType.MAP_STATE_STARTED, length);
        Tolerance.Limits limits = tolerated.get();
        // Whoever starts the executions later computes their inputs again, and must get the same ones.
        var moment = new Moment(run.moment().at(), run.chance().token());
        int executions = inputs(visit, items, moment).size();
        String arn = arn(visit);
        run.journal()
                .write(branch, HistoryEventType.MAP_RUN_STARTED, Details.none().put("mapRunArn", arn));
        long task = ++run.ledger().lastTask;
        run.journal()
                .ask(new Effect.StartMapRun(
                        task,
                        arn,
                        visit.state.name(),
                        items.size(),
                        executions,
                        together,
                        limits.count(),
                        limits.percentage()));
        branch.waiting = new Waiting.ForMapRun(task, items, moment, arn, 0);
    }

    /** The inputs of the executions, in the order of the items. */
    List<MapInput> inputs(BranchVisit visit, ArrayNode items, Moment moment) {
        var map = (MapState) visit.state;
        Scope scope = visit.scope().withChance(new Chance(moment));
        List<JsonNode> selected = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            JsonNode item = items.get(index);
            JsonNode input = map.items().inputOf(Forks.withItem(scope, index, item), item, map.io());
            Sizes.require(input, map);
            selected.add(input);
        }
        ItemBatcher batcher = distribution(map).batcher();
        if (batcher == null) {
            return selected.stream().map(input -> new MapInput(input, 1)).toList();
        }
        List<MapInput> batches = batcher.batches(scope, selected);
        batches.forEach(batch -> Sizes.require(batch.input(), map));
        return batches;
    }

    private String arn(BranchVisit visit) {
        String machine = Objects.requireNonNull(run.ledger().context).stateMachineArn();
        int slash = machine.indexOf('/');
        String whole = slash < 0 ? machine : machine.substring(0, slash);
        return whole.replaceFirst(":stateMachine:", ":mapRun:")
                + '/'
                + distribution((MapState) visit.state).label()
                + ':'
                + run.chance().uuid();
    }

    private static Distribution distribution(MapState map) {
        return Objects.requireNonNull(map.distribution(), "only a Map in distributed mode has map runs");
    }

    void succeeded(Branch branch, JsonNode outputs) {
        BranchVisit visit = run.visit(branch);
        branch.waiting = new Waiting.Ended();
        run.journal().write(branch, HistoryEventType.MAP_RUN_SUCCEEDED, Details.none());
        run.journal().write(branch.previous, HistoryEventType.MAP_STATE_SUCCEEDED, Details.none());
        run.step(visit, () -> ((MapState) visit.state).succeeded(visit, outputs));
    }

    void failed(Branch branch, @Nullable String error, @Nullable String cause) {
        if (branch.waiting instanceof Waiting.ForMapRun mapRun) {
            branch.waiting = new Waiting.LostMapRun(mapRun);
        }
        run.journal().write(branch, HistoryEventType.MAP_RUN_FAILED, Details.failed(Details.none(), error, cause));
        run.stateFailed(run.visit(branch), Failure.of(error, cause));
    }

    /** Continues a map run of an execution that is redriven. */
    void redrive(Branch branch, Waiting.LostMapRun lost) {
        var again = lost.run().redriven();
        branch.waiting = again;
        ObjectNode details =
                Details.none().put("redriveCount", again.redrives()).put("mapRunArn", again.arn());
        run.journal().write(branch, HistoryEventType.MAP_RUN_REDRIVEN, details);
        run.journal().ask(new Effect.RedriveMapRun(again.task()));
    }
}
