package dev.countersign.asl.state;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Runs its processor once for each item; its result is the array of the outputs.
 *
 * @param distribution in distributed mode; null if it runs inline
 */
public record MapState(
        String name,
        InputOutput io,
        Items items,
        Flow processor,
        @Nullable Distribution distribution,
        @Nullable WholeNumber maxConcurrency,
        Tolerance tolerance,
        List<Retrier> retriers,
        List<Catcher> catchers,
        @Nullable String next)
        implements State {

    public MapState {
        retriers = List.copyOf(retriers);
        catchers = List.copyOf(catchers);
    }

    /** The same Map over items that are given. */
    public MapState over(ArrayNode given) {
        return new MapState(
                name,
                io,
                new Items.Read(given, items),
                processor,
                distribution,
                maxConcurrency,
                tolerance,
                retriers,
                catchers,
                next);
    }

    @Override
    public StateType type() {
        return StateType.MAP;
    }

    @Override
    public void run(Visit visit) {
        var scope = visit.scope();
        ArrayNode all = items.all(scope, io);
        long together = maxConcurrency == null ? 0 : maxConcurrency.evaluate(scope);
        if (distribution == null) {
            visit.iterate(all, together, () -> tolerance.evaluate(scope, all.size()));
        } else {
            visit.distribute(all, together, () -> tolerance.limits(scope));
        }
    }

    /** All items have been processed. */
    public void succeeded(Visit visit, JsonNode outputs) {
        visit.exit(io.outcomeOf(visit.scope(), outputs), next);
    }
}
