package dev.countersign.administration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.administration.states.StateChart;
import dev.countersign.administration.states.StateGraph;
import dev.countersign.administration.states.StateLayout;
import org.springframework.stereotype.Component;

/** Lays out state machines. All requests of a template version have the same one, so the latest layouts are kept. */
@Component
public class StateCharts {

    /** In states. */
    private static final long MOST_KEPT = 20_000;

    private record Key(StateGraph graph, StateLayout.Words words) {}

    private final Cache<Key, StateChart> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .weigher((Key _, StateChart chart) -> chart.boxes().size())
            .build();

    /** The chart, with these words in it. */
    public StateChart of(StateGraph graph, StateLayout.Words words) {
        return kept.get(new Key(graph, words), key -> StateLayout.of(key.graph(), key.words()));
    }
}
